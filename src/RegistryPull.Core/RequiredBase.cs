using System.Collections.Immutable;

namespace RegistryPull;

/// <summary>An image whose layers an output lacks: the target must have them.</summary>
/// <param name="Reference">The image as it was named as a base.</param>
/// <param name="Digest">The digest of its manifest.</param>
/// <param name="ImageId">The digest of its configuration.</param>
/// <param name="Layers">The layers that are needed, the lowest first, each with the digest of its uncompressed
/// content.</param>
public sealed record RequiredBase(
    ImageReference Reference, Digest Digest, Digest ImageId, ImmutableArray<RequiredLayer> Layers);
