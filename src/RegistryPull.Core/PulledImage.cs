using System.Collections.Immutable;
using RegistryPull.Exporting;

namespace RegistryPull;

/// <summary>An image in an output.</summary>
/// <param name="Reference">The image as requested.</param>
/// <param name="Digest">The digest of the manifest, or of the index when the whole index was pulled.</param>
/// <param name="IndexDigest">The digest of the index that one platform was selected from; null for none.</param>
/// <param name="Platforms">The platforms in the output, as far as they are known.</param>
/// <param name="ImageId">The digest of the configuration; null for several manifests.</param>
/// <param name="Layers">The layers, in the order of the manifests, each digest once.</param>
public sealed record PulledImage(
    ImageReference Reference,
    Digest Digest,
    Digest? IndexDigest,
    ImmutableArray<Platform> Platforms,
    Digest? ImageId,
    ImmutableArray<PulledLayer> Layers)
{
    /// <summary>The digest that the image has in the output, where its documents were rewritten; null where it is
    /// <see cref="Digest"/>.</summary>
    public Digest? OutputDigest { get; init; }

    /// <summary>The manifests with their configurations, as served, in the order of the index.</summary>
    public ImmutableArray<SelectedManifest> Manifests { get; init; } = [];

    /// <summary>The signatures, SBOMs and attestations in the output; empty unless they were asked for.</summary>
    public ImmutableArray<Referrer> Referrers { get; init; } = [];
}
