using System.Collections.Immutable;

namespace RegistryPull.Transfer;

/// <summary>One manifest of an image in an output.</summary>
/// <param name="Reference">The image as requested.</param>
/// <param name="Digest">The digest of the manifest, as served.</param>
/// <param name="IndexDigest">The digest of the index that the reference led to; null when it led to the
/// manifest.</param>
/// <param name="Platform">The platform; null when neither the index nor the configuration states it.</param>
/// <param name="ImageId">The digest of the configuration; null for an artifact.</param>
/// <param name="Origin">The registry or the archive that the image was read from.</param>
/// <param name="Layers">The layers, the base first.</param>
internal sealed record TransferImage(
    ImageReference Reference,
    Digest Digest,
    Digest? IndexDigest,
    Platform? Platform,
    Digest? ImageId,
    string Origin,
    ImmutableArray<TransferLayer> Layers);
