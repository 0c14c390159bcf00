using System.Collections.Immutable;
using RegistryPull.Exporting;

namespace RegistryPull.Deltas;

/// <summary>Images without the layers that the target has already. Pure.</summary>
/// <param name="Images">The images, with what each leaves out.</param>
/// <param name="Requires">What the target must have.</param>
/// <param name="SavedBytes">The bytes that the output does not hold.</param>
internal sealed record DeltaPlan(
    ImmutableArray<ExportImage> Images, ImmutableArray<RequiredBase> Requires, long SavedBytes)
{
    /// <summary>Decides what is left out.</summary>
    /// <param name="images">The images of the output.</param>
    /// <param name="known">The layers that the target has.</param>
    /// <param name="omission">By what readers of the format find a layer.</param>
    /// <remarks>
    /// A loader takes a layer that it has only together with all layers below it. So a layer is left out when the chain
    /// up to it is in a base, and no image of the output has the same blob above another chain.
    /// </remarks>
    public static DeltaPlan Create(
        IReadOnlyCollection<ExportImage> images, IReadOnlyCollection<LayerChain> known, LayerOmission omission)
    {
        var shared = images.SelectMany(LayerChain.AllOf)
            .Select(chain => SharedChain.Find(chain, known, omission))
            .ToArray();
        var needed = Needed(images, shared);
        var omitted = shared.SelectMany(static one => one.Below).Where(digest => !needed.Contains(digest))
            .ToImmutableHashSet();
        return new DeltaPlan(
            [.. images.Select(image => image with { Omitted = omitted })],
            Require(shared.Where(one => one.Below.Any(omitted.Contains))),
            images.SelectMany(static image => image.Blobs()).DistinctBy(static blob => blob.Digest)
                .Where(blob => omitted.Contains(blob.Digest)).Sum(static blob => blob.Size));
    }

    // What stands above the shared layers of some image, and everything of what is not a runnable image.
    private static HashSet<Digest> Needed(IEnumerable<ExportImage> images, SharedChain[] shared)
    {
        var chained = shared.Select(static one => one.Chain.Digest).ToHashSet();
        var others = images
            .SelectMany(static image => image.Manifests.Concat(image.Referrers.Select(static one => one.Selected)))
            .Where(selected => !chained.Contains(selected.Manifest.Descriptor.Digest))
            .SelectMany(static selected => selected.Blobs())
            .Select(static blob => blob.Digest);
        return [.. shared.SelectMany(static one => one.Above), .. others];
    }

    // The highest number, when several images build on the same base.
    private static ImmutableArray<RequiredBase> Require(IEnumerable<SharedChain> shared) =>
    [
        .. shared.GroupBy(static one => one.Base!.Digest)
            .Select(static group => group.MaxBy(static one => one.Count)!)
            .Select(static one => one.Base!.Require(one.Count)),
    ];
}
