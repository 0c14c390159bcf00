namespace RegistryPull.Exporters.Rootfs;

/// <summary>A layer that was read once: verified, and its entries known.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Entries">Its entries in their order.</param>
internal sealed record ScannedLayer(Descriptor Layer, IReadOnlyList<ScannedEntry> Entries);
