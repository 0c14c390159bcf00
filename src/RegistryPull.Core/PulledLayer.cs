namespace RegistryPull;

/// <summary>A layer of a pulled image.</summary>
/// <param name="Blob">The layer.</param>
/// <param name="From">The origin of its bytes.</param>
public sealed record PulledLayer(Descriptor Blob, BlobOrigin From);
