using System.Collections.Immutable;
using RegistryPull.Exporting;

namespace RegistryPull.Exporters.Files;

/// <summary>Writes the layers of an artifact as the files that they are, under their titles.</summary>
/// <remarks>The title is an annotation of the layer: OCI image-spec <c>annotations.md</c>,
/// <c>org.opencontainers.image.title</c>.</remarks>
internal sealed class FilesExporter : IPlannedExporter
{
    public string Format => "files";

    public string Description =>
        "the files of an artifact under their titles, a directory: charts, policies, databases, features";

    public OutputTraits Traits { get; } = new() { Kind = OutputKind.Directory, Artifacts = true };

    public OutputPlan Plan(IReadOnlyList<ExportImage> images, PlanContext context)
    {
        var image = images[0];
        var name = image.Reference.Familiar;
        if (image.Manifests.Length != 1 || !image.Omitted.IsEmpty)
        {
            throw new InvalidRequestException(
                $"{name} cannot be written as files: that takes one manifest with all its layers");
        }

        var layers = image.Manifests[0].Manifest.Layers;
        if (layers.IsEmpty)
        {
            throw new InvalidRequestException($"{name} has no files in it");
        }

        var files = TitledFiles.From(layers);
        return new OutputPlan(
            [.. files.Select(static file => new PlannedFile(file.Path, [new FileSegment.Blob(file.Layer)]))])
        {
            Notes = [.. files.Where(static file => IsPacked(file.Layer)).Select(file => Packed(name, file.Path))],
        };
    }

    // https://oras.land/docs/: a directory is pushed as a tar, and this annotation asks for it to be unpacked.
    private static bool IsPacked(Descriptor layer) =>
        layer.Annotations.GetValueOrDefault("io.deis.oras.content.unpack") == "true";

    private static string Packed(string name, string path) =>
        $"{name}: {path} is a directory in a tar, which is written as it is: tar -xf unpacks it";
}
