namespace RegistryPull;

/// <summary>An unfinished output. The next pull of the same request continues it.</summary>
/// <param name="Output">The path that the complete output gets.</param>
/// <param name="Path">The directory with the partial content.</param>
/// <param name="Size">The size of that directory on the disk, in bytes.</param>
/// <param name="Idle">The time since the last write.</param>
public sealed record PartialOutput(string Output, string Path, long Size, TimeSpan Idle);
