namespace RegistryPull.Transfer;

/// <summary>What one reference led to.</summary>
/// <param name="Reference">The reference.</param>
/// <param name="Digest">The digest of the index or manifest.</param>
internal sealed record LockedImage(ImageReference Reference, Digest Digest);
