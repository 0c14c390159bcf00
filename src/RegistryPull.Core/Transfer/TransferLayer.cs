namespace RegistryPull.Transfer;

/// <summary>A layer of an image in an output.</summary>
/// <param name="Digest">The digest of the blob, as served.</param>
/// <param name="DiffId">The digest of the uncompressed layer; null for an artifact.</param>
/// <param name="ChainId">The chain ID of this layer and all below it; null for an artifact.</param>
/// <param name="MediaType">The media type of the blob.</param>
/// <param name="Size">The size of the blob in bytes.</param>
/// <param name="From">Where its bytes came from; <see cref="BlobOrigin.Omitted"/> when the output lacks it.</param>
/// <param name="Volume">The file name of the volume that it begins in; null without volumes.</param>
internal sealed record TransferLayer(
    Digest Digest, Digest? DiffId, Digest? ChainId, string MediaType, long Size, BlobOrigin From, string? Volume);
