namespace RegistryPull.Transfer;

/// <summary>Digests as <c>algorithm:hex</c>.</summary>
internal sealed class DigestConverter() : TransferTextConverter<Digest>(Digest.Parse);
