using System.Collections.Immutable;
using RegistryPull.Exporting;

namespace RegistryPull.Deltas;

/// <summary>The layers of one runnable manifest, the lowest first.</summary>
/// <param name="Reference">The image.</param>
/// <param name="Digest">The digest of its manifest.</param>
/// <param name="ImageId">The digest of its configuration.</param>
/// <param name="Layers">Its layers.</param>
internal sealed record LayerChain(
    ImageReference Reference, Digest Digest, Digest ImageId, ImmutableArray<RequiredLayer> Layers)
{
    /// <summary>Returns the chains of an image. A manifest that is not an image's, or whose configuration does not fit
    /// it, has none.</summary>
    public static IEnumerable<LayerChain> AllOf(ExportImage image) =>
        from selected in image.Manifests
        let manifest = selected.Manifest
        where selected.Config is { } config && config.DiffIds.Length == manifest.Layers.Length
        let layers = manifest.Layers.Zip(
            selected.Config!.DiffIds, static (layer, diffId) => new RequiredLayer(layer.Digest, diffId))
        select new LayerChain(image.Reference, manifest.Descriptor.Digest, manifest.Config.Digest, [.. layers]);

    /// <summary>Returns how many layers from the lowest on are those of another chain.</summary>
    /// <param name="other">The other chain.</param>
    /// <param name="omission">What must be equal.</param>
    public int CountShared(LayerChain other, LayerOmission omission) => Layers.Zip(other.Layers)
        .TakeWhile(pair => IsSame(pair.First, pair.Second, omission))
        .Count();

    /// <summary>Returns what the target must have of this image.</summary>
    /// <param name="count">The number of layers from the lowest on.</param>
    public RequiredBase Require(int count) => new(Reference, Digest, ImageId, Layers[..count]);

    private static bool IsSame(RequiredLayer one, RequiredLayer other, LayerOmission omission) => omission switch
    {
        LayerOmission.ByChain => one.DiffId == other.DiffId,
        LayerOmission.ByBlob => one == other,
        _ => false,
    };
}
