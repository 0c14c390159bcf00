namespace RegistryPull;

/// <summary>An output that was begun and has not come to its end: the next run of the same pull goes on with it.</summary>
/// <param name="Output">The path that it would have.</param>
/// <param name="Path">The directory where what there is of it is.</param>
/// <param name="Size">What that takes on the disk, in bytes.</param>
/// <param name="Idle">How long ago something was written there.</param>
public sealed record PartialOutput(string Output, string Path, long Size, TimeSpan Idle);
