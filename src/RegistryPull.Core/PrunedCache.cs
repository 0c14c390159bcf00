namespace RegistryPull;

/// <summary>The result of pruning a cache.</summary>
/// <param name="Removed">The removed blobs.</param>
/// <param name="Left">The remaining blobs.</param>
/// <param name="Failure">The first error that kept a blob from being removed; null for none.</param>
public sealed record PrunedCache(CacheContent Removed, CacheContent Left, OutputException? Failure);
