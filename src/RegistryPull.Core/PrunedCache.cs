namespace RegistryPull;

/// <summary>What became of a cache.</summary>
/// <param name="Removed">What is gone.</param>
/// <param name="Left">What is still there.</param>
/// <param name="Failure">Why something that should have gone is still there: the first reason; null when there is none.</param>
public sealed record PrunedCache(CacheContent Removed, CacheContent Left, OutputException? Failure);
