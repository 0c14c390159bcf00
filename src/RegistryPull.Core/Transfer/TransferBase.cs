namespace RegistryPull.Transfer;

/// <summary>An image that the target must have, because layers of it were left out.</summary>
/// <param name="Reference">Its name; null when the base had none.</param>
/// <param name="Digest">The digest of its manifest.</param>
/// <param name="ImageId">The digest of its configuration.</param>
/// <param name="ChainId">The chain ID of the highest layer that was left out.</param>
internal sealed record TransferBase(ImageReference? Reference, Digest Digest, Digest ImageId, Digest ChainId);
