using RegistryPull.Exporting;

namespace RegistryPull.Output;

/// <summary>Describes images in an output for the caller.</summary>
internal static class PulledImages
{
    /// <summary>Describes an image of an output.</summary>
    /// <param name="image">The image, with what the output leaves out of it.</param>
    /// <param name="written">The output.</param>
    public static PulledImage From(ExportImage image, WrittenOutput written) => new(
        image.Reference,
        image.Root.Digest,
        image.ChosenFrom,
        [.. Platforms(image)],
        image.Manifests switch
        {
            [var only] => only.Manifest.Config.Digest,
            _ => null,
        },
        [.. Layers(image).Select(layer => new PulledLayer(layer, OriginOf(image, written, layer.Digest)))])
    {
        OutputDigest = written.Digests.GetValueOrDefault(image.Root.Digest),
        Manifests = image.Manifests,
        Referrers = image.Referrers,
    };

    /// <summary>Returns where the bytes of a layer came from.</summary>
    public static BlobOrigin OriginOf(ExportImage image, WrittenOutput written, Digest layer)
    {
        if (image.Omitted.Contains(layer))
        {
            return BlobOrigin.Omitted;
        }

        return written.Origins.GetValueOrDefault(layer, BlobOrigin.Present);
    }

    private static IEnumerable<Platform> Platforms(ExportImage image) =>
        image.Manifests.Where(static selected => !selected.Manifest.Descriptor.IsAttestation)
            .Select(static selected => selected.Platform).OfType<Platform>().Distinct();

    private static IEnumerable<Descriptor> Layers(ExportImage image) =>
        image.Manifests.SelectMany(static selected => selected.Manifest.Layers)
            .DistinctBy(static layer => layer.Digest);
}
