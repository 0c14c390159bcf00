namespace RegistryPull.Archives;

/// <summary>An open archive of a session.</summary>
/// <param name="Archive">The archive.</param>
/// <param name="Stamp">Its file when it was read.</param>
internal sealed record PooledArchive(ImageArchive Archive, ArchiveStamp Stamp);
