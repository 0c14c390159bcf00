using System.Collections.Immutable;
using RegistryPull.Exporting;

namespace RegistryPull.Pushing;

/// <summary>What of an image goes to a registry, in the order in which nothing refers to what is not there. Pure
/// data.</summary>
/// <param name="Blobs">The layers and configurations, each digest once; they come first, in any order.</param>
/// <param name="Manifests">The manifests that an index refers to; they come next, in any order.</param>
/// <param name="Indexes">The indexes that an index refers to, each after those that it refers to.</param>
/// <param name="Root">The manifest or index that gets the names; it is last.</param>
internal sealed record PushPlan(
    ImmutableArray<PlannedBlob> Blobs,
    ImmutableArray<PlannedDocument> Manifests,
    ImmutableArray<PlannedDocument> Indexes,
    PlannedDocument Root)
{
    /// <summary>Gets the artifacts about the image, each after what it is about; they come after the root.</summary>
    public ImmutableArray<PlannedReferrer> Referrers { get; init; } = [];

    /// <summary>Plans the push of an image.</summary>
    /// <param name="image">The image.</param>
    /// <returns>The plan.</returns>
    public static PushPlan From(ExportImage image)
    {
        // The outermost index is the first, and those inside it come after it.
        ImmutableArray<PlannedDocument> indexes =
            [.. image.Indexes.Reverse().Select(static index => new PlannedDocument(index.Descriptor, index.Bytes))];
        ImmutableArray<PlannedDocument> manifests =
        [
            .. image.Manifests.Select(static selected => selected.Manifest)
                .DistinctBy(static manifest => manifest.Descriptor.Digest)
                .Select(static manifest => new PlannedDocument(manifest.Descriptor, manifest.Bytes)),
        ];
        var blobs = image.Manifests.Concat(image.Referrers.Select(static referrer => referrer.Selected))
            .SelectMany(BlobsOf).DistinctBy(static planned => planned.Blob.Digest);
        var plan = indexes switch
        {
            [] => new PushPlan([.. blobs], [], [], manifests[0]),
            [.. var inner, var root] => new PushPlan([.. blobs], manifests, inner, root),
        };
        return plan with { Referrers = [.. image.Referrers.Select(PlannedReferrer.From)] };
    }

    private static IEnumerable<PlannedBlob> BlobsOf(SelectedManifest selected) => selected.Manifest.Layers
        .Select(static layer => new PlannedBlob(layer, null))
        .Append(new PlannedBlob(selected.Manifest.Config, selected.Config?.Bytes));
}
