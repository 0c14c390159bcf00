namespace RegistryPull.Archives;

/// <summary>An archive whose headers were read, so that it is opened again without another reading.</summary>
/// <remarks>It is not trusted: what is read by it is verified by its digest, as ever.</remarks>
/// <param name="Stamp">Its file when it was read.</param>
/// <param name="Table">What was found.</param>
internal sealed record KnownArchive(ArchiveStamp Stamp, ArchiveTable Table);
