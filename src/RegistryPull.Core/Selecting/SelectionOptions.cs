using System.Collections.Immutable;

namespace RegistryPull.Selecting;

/// <summary>What is wanted of the images of a request.</summary>
/// <param name="Platforms">The platforms to select from an index.</param>
/// <param name="Names">The names to record instead of the reference; empty for the reference.</param>
internal sealed record SelectionOptions(PlatformChoice Platforms, ImmutableArray<ImageReference> Names)
{
    /// <summary>Gets how many blobs are requested while the configuration is read; 0 for none.</summary>
    public int BlobsAhead { get; init; }

    /// <summary>Gets whether what refers to the image is read, too.</summary>
    public bool Referrers { get; init; }

    /// <summary>Gets what references are known to have led to: these digests are taken in place of the tags.</summary>
    public ImmutableDictionary<ImageReference, Digest> Pins { get; init; } =
        ImmutableDictionary<ImageReference, Digest>.Empty;

    /// <summary>Gets whether images that cannot be opened are left out, instead of failing the request.</summary>
    public bool KeepsGoing { get; init; }

    /// <summary>Gets how many documents of one image are requested at once.</summary>
    public int Connections { get; init; } = 1;
}
