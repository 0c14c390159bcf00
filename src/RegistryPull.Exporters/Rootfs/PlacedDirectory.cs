using RegistryPull.Exporters.Layers;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>A directory at its place.</summary>
/// <param name="Path">Where it is, relative to the root, parts joined by <c>/</c>; empty for the root itself.</param>
/// <param name="Directory">What it is.</param>
internal sealed record PlacedDirectory(RawName Path, TreeDirectory Directory);
