namespace RegistryPull;

/// <summary>A layer that the target must have.</summary>
/// <param name="Digest">The digest of the blob.</param>
/// <param name="DiffId">The digest of the uncompressed layer.</param>
public sealed record RequiredLayer(Digest Digest, Digest DiffId);
