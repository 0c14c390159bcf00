namespace RegistryPull;

/// <summary>One layer of a pulled image.</summary>
/// <param name="Blob">The layer.</param>
/// <param name="From">Where its bytes came from.</param>
public sealed record PulledLayer(Descriptor Blob, BlobOrigin From);
