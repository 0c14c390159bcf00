using RegistryPull.Exporters.Json;
using RegistryPull.Exporters.OciLayout;
using RegistryPull.Exporting;

namespace RegistryPull.Exporters.DockerArchive;

/// <summary>The file <c>manifest.json</c> of a docker archive: the images, and where their parts are.</summary>
/// <remarks>Docker image specification v1.2, <c>Combined Image JSON + Filesystem Changeset Format</c>; the paths are
/// free.</remarks>
internal static class DockerManifest
{
    public const string Path = "manifest.json";

    public static FileSegment.Bytes Create(IEnumerable<ExportImage> images) =>
        ExporterJson.Segment([.. images.Select(Image)], ExporterJson.Context.DockerImageJsonArray);

    private static DockerImageJson Image(ExportImage image)
    {
        var (manifest, config) = RunnableImage.Require(image, "a docker archive");
        return new DockerImageJson
        {
            Config = LayoutPlan.BlobPath(config.Descriptor.Digest),
            RepoTags = image.Names.IsEmpty ? null : [.. image.Names.Select(LayoutName.FullName)],
            Layers = [.. manifest.Layers.Select(static layer => LayoutPlan.BlobPath(layer.Digest))],
        };
    }
}
