namespace RegistryPull.Archives;

/// <summary>What one reading of an archive's headers found: data, without an open file.</summary>
/// <param name="Index">Where the content of each name is.</param>
/// <param name="Small">The small files of a compressed archive; null for one that is read where it is.</param>
internal sealed record ArchiveTable(TarIndex Index, SmallFiles? Small);
