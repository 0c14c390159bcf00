namespace RegistryPull.Output.Resuming;

/// <summary>Bytes that were written in one go.</summary>
/// <param name="Start">The first, counted from the start of the blob.</param>
/// <param name="End">The one after the last.</param>
/// <param name="Sum">Their <see cref="Checksum"/>; null when it is not known.</param>
internal readonly record struct Extent(long Start, long End, uint? Sum);
