using System.Collections.Immutable;

namespace RegistryPull;

/// <summary>One image of an output.</summary>
/// <param name="Reference">The image that was asked for.</param>
/// <param name="Digest">The digest of the manifest, or of the index when the whole index was exported.</param>
/// <param name="IndexDigest">The index that one platform was chosen from, or null.</param>
/// <param name="Platforms">The platforms that were exported, as far as they are known.</param>
/// <param name="ImageId">The configuration's digest; null when there are several manifests.</param>
/// <param name="Layers">The layers, in the order of the manifests, each digest once.</param>
public sealed record PulledImage(
    ImageReference Reference, Digest Digest, Digest? IndexDigest, ImmutableArray<Platform> Platforms, Digest? ImageId, ImmutableArray<PulledLayer> Layers)
{
    /// <summary>The digest that the image has in the output, where its documents were rewritten; null where it is <see cref="Digest"/>.</summary>
    public Digest? OutputDigest { get; init; }
}
