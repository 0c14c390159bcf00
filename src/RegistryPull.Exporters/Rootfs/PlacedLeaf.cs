using RegistryPull.Exporters.Layers;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>A leaf at the first of its names.</summary>
/// <param name="Path">Where it is, relative to the root, parts joined by <c>/</c>.</param>
/// <param name="Leaf">What it is.</param>
internal sealed record PlacedLeaf(RawName Path, TreeLeaf Leaf);
