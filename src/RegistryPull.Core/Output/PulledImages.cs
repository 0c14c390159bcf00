using RegistryPull.Exporting;

namespace RegistryPull.Output;

/// <summary>Describes images in an output for the caller.</summary>
internal static class PulledImages
{
    public static PulledImage From(ExportImage image, WrittenOutput written) => new(
        image.Reference,
        image.Root.Digest,
        image.ChosenFrom,
        [.. Platforms(image)],
        image.Manifests is [var only] ? only.Manifest.Config.Digest : null,
        [.. Layers(image).Select(layer => new PulledLayer(layer, Origin(image, written, layer.Digest)))])
    {
        OutputDigest = written.Digests.GetValueOrDefault(image.Root.Digest),
    };

    private static IEnumerable<Platform> Platforms(ExportImage image) =>
        image.Manifests.Where(static selected => !selected.Manifest.Descriptor.IsAttestation)
            .Select(static selected => selected.Platform).OfType<Platform>().Distinct();

    private static IEnumerable<Descriptor> Layers(ExportImage image) =>
        image.Manifests.SelectMany(static selected => selected.Manifest.Layers)
            .DistinctBy(static layer => layer.Digest);

    private static BlobOrigin Origin(ExportImage image, WrittenOutput written, Digest layer) =>
        image.Omitted.Contains(layer)
        ? BlobOrigin.Omitted
        : written.Origins.GetValueOrDefault(layer, BlobOrigin.Present);
}
