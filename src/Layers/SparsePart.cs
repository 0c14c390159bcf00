namespace RegistryPull.Layers;

/// <summary>A part of a sparse file that has content.</summary>
/// <param name="Offset">Where in the file.</param>
/// <param name="Length">How many bytes.</param>
internal readonly record struct SparsePart(long Offset, long Length);
