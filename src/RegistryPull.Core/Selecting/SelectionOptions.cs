using System.Collections.Immutable;

namespace RegistryPull.Selecting;

/// <summary>What is wanted of an image.</summary>
/// <param name="Platforms">The platforms to select from an index.</param>
/// <param name="Names">The names to record instead of the reference; empty for the reference.</param>
internal sealed record SelectionOptions(PlatformChoice Platforms, ImmutableArray<ImageReference> Names)
{
    /// <summary>Gets how many blobs are requested while the configuration is read; 0 for none.</summary>
    public int BlobsAhead { get; init; }

    /// <summary>Gets whether what refers to the image is read, too.</summary>
    public bool Referrers { get; init; }
}
