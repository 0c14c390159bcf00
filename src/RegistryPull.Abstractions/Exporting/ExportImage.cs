using System.Collections.Immutable;

namespace RegistryPull.Exporting;

/// <summary>One image as it was selected for export: its names, and everything that they lead to except the blobs'
/// bytes.</summary>
public sealed record ExportImage
{
    /// <summary>Gets the image that was asked for.</summary>
    public required ImageReference Reference { get; init; }

    /// <summary>Gets the names to record, each with a tag; empty for a pull by digest alone.</summary>
    public required ImmutableArray<ImageReference> Names { get; init; }

    /// <summary>Gets what the names point to: the first of <see cref="Indexes"/> or, without an index, the one
    /// manifest.</summary>
    public required Descriptor Root { get; init; }

    /// <summary>Gets the indexes that are exported with the image, the outermost first; empty when one platform was
    /// chosen.</summary>
    public ImmutableArray<ImageIndex> Indexes { get; init; } = [];

    /// <summary>Gets the index that one platform was chosen from, for the record; null when there was none or it is
    /// exported.</summary>
    public Digest? ChosenFrom { get; init; }

    /// <summary>Gets the manifests, at least one, in the index's order.</summary>
    public required ImmutableArray<SelectedManifest> Manifests { get; init; }

    /// <summary>Gets the layers that the target already has and that are left out on purpose.</summary>
    public ImmutableHashSet<Digest> Omitted { get; init; } = [];

    /// <summary>Gets the artifacts about the image that are exported with it; empty unless they were asked
    /// for.</summary>
    public ImmutableArray<Referrer> Referrers { get; init; } = [];

    /// <summary>Returns the blobs whose bytes the output must hold, each once, in the order of the manifests: layers,
    /// and configurations of artifacts.</summary>
    /// <returns>The descriptors, without those that are <see cref="Omitted"/>.</returns>
    public IEnumerable<Descriptor> Blobs() =>
        Manifests.Concat(Referrers.Select(static referrer => referrer.Selected))
            .SelectMany(static selected => selected.Blobs())
            .Where(blob => !Omitted.Contains(blob.Digest))
            .DistinctBy(static blob => blob.Digest);
}
