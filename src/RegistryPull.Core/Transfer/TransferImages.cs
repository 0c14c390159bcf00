using System.Collections.Immutable;
using RegistryPull.Exporting;

namespace RegistryPull.Transfer;

/// <summary>Describes images as a transfer file does.</summary>
internal static class TransferImages
{
    /// <summary>Describes an image: one item for each manifest.</summary>
    /// <param name="locator">Where the image was asked for.</param>
    /// <param name="image">The image.</param>
    /// <param name="describe">Says of a layer where its bytes came from, and in which volume it begins.</param>
    public static IEnumerable<TransferImage> From(
        ImageLocator locator, ExportImage image, Func<Digest, (BlobOrigin From, string? Volume)> describe)
    {
        var index = image.ChosenFrom ?? (image.Indexes.IsEmpty ? null : image.Root.Digest);
        foreach (var selected in image.Manifests)
        {
            yield return new TransferImage(
                locator.Reference,
                selected.Manifest.Descriptor.Digest,
                index,
                selected.Platform,
                selected.Config?.Descriptor.Digest,
                locator.Path ?? locator.Reference.Registry,
                Layers(selected, describe));
        }
    }

    private static ImmutableArray<TransferLayer> Layers(
        SelectedManifest selected, Func<Digest, (BlobOrigin From, string? Volume)> describe)
    {
        var layers = selected.Manifest.Layers;
        ImmutableArray<Digest> diffIds = selected.Config?.DiffIds ?? [];

        // A configuration that does not fit its manifest says nothing about the layers.
        ImmutableArray<Digest?> known = [.. diffIds];
        ImmutableArray<Digest?> chain = [.. ChainId.Compute(diffIds)];
        if (diffIds.Length != layers.Length)
        {
            known = chain = [.. layers.Select(static _ => (Digest?)null)];
        }

        return
        [
            .. layers.Select((layer, i) => Describe(layer, known[i], chain[i], describe(layer.Digest))),
        ];
    }

    private static TransferLayer Describe(
        Descriptor layer, Digest? diffId, Digest? chainId, (BlobOrigin From, string? Volume) stored) =>
        new(layer.Digest, diffId, chainId, layer.MediaType, layer.Size, stored.From, stored.Volume);
}
