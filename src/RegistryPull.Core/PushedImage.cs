using System.Collections.Immutable;

namespace RegistryPull;

/// <summary>An image in the registry that it was pushed to, under one name.</summary>
/// <param name="Image">The image as requested.</param>
/// <param name="Target">The name in the registry, with a tag unless it was pushed by its digest alone.</param>
/// <param name="Digest">The digest of the manifest or index, the same as in the source.</param>
/// <param name="IndexDigest">The digest of the index that platforms were selected from; null for none.</param>
/// <param name="Platforms">The platforms, as far as they are known.</param>
/// <param name="Blobs">The blobs, each digest once.</param>
/// <param name="IsUpToDate">Whether the registry had all of it under this name before.</param>
public sealed record PushedImage(
    ImageLocator Image,
    ImageReference Target,
    Digest Digest,
    Digest? IndexDigest,
    ImmutableArray<Platform> Platforms,
    ImmutableArray<PushedBlob> Blobs,
    bool IsUpToDate)
{
    /// <summary>The manifests of the signatures, SBOMs and attestations that were pushed with it; empty unless they
    /// were asked for.</summary>
    public ImmutableArray<Digest> Referrers { get; init; } = [];
}
