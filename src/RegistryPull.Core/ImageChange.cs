using System.Collections.Immutable;

namespace RegistryPull;

/// <summary>An image on one or both sides of a comparison.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Old">Its name on the earlier side; null when it is not there.</param>
/// <param name="New">Its name on the later side; null when it is not there.</param>
public sealed record ImageChange(ImageChangeKind Kind, ImageReference? Old, ImageReference? New)
{
    /// <summary>Gets the digest on the earlier side; null when it is not there.</summary>
    public Digest? OldDigest { get; init; }

    /// <summary>Gets the digest on the later side; null when it is not there.</summary>
    public Digest? NewDigest { get; init; }

    /// <summary>Gets whether both sides have the same configurations, and so the same content under other
    /// digests.</summary>
    public bool HasSameContent { get; init; }

    /// <summary>Gets its layers that no image of the earlier side has.</summary>
    public ImmutableArray<ComparedLayer> NewLayers { get; init; } = [];

    /// <summary>Gets the files that differ; empty unless they were compared.</summary>
    public ImmutableArray<FileChange> Files { get; init; } = [];
}
