namespace RegistryPull;

/// <summary>A layer of a comparison.</summary>
/// <param name="Digest">The digest of the blob.</param>
/// <param name="DiffId">The digest of the uncompressed layer; null for an artifact.</param>
/// <param name="Size">The size of the blob in bytes.</param>
public sealed record ComparedLayer(Digest Digest, Digest? DiffId, long Size);
