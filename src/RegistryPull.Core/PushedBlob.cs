namespace RegistryPull;

/// <summary>A blob of a pushed image.</summary>
/// <param name="Blob">The layer or configuration.</param>
/// <param name="Delivery">How it came to be in the repository.</param>
public sealed record PushedBlob(Descriptor Blob, BlobDelivery Delivery);
