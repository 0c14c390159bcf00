using RegistryPull.Exporters.Layers;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>One more name of a leaf that has one: a hard link.</summary>
/// <param name="Path">The further name.</param>
/// <param name="Existing">The first one.</param>
internal sealed record FurtherName(RawName Path, PlacedLeaf Existing);
