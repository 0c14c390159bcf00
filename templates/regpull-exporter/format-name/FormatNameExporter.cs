using RegistryPull.Exporting;

namespace FormatName;

/// <summary>Writes a directory with the manifest of an image and its layers, each named by its digest.</summary>
public sealed class FormatNameExporter : IPlannedExporter
{
    /// <summary>Gets the name for <c>--format</c>. The folder and the assembly of the plug-in have it too.</summary>
    public string Format => "format-name";

    /// <summary>Gets the line that <c>regpull formats</c> prints.</summary>
    public string Description => "A directory with the manifest and the layers, each named by its digest";

    /// <summary>Gets what the output can hold; regpull refuses everything else before it downloads.</summary>
    public OutputTraits Traits { get; } = new() { Kind = OutputKind.Directory };

    /// <summary>Returns the bytes and blobs that the output consists of. regpull downloads and writes them.</summary>
    /// <param name="images">The images, here exactly one.</param>
    /// <param name="context">What an existing output contains; empty, because this format does not add to one.</param>
    /// <returns>The files of the output.</returns>
    public OutputPlan Plan(IReadOnlyList<ExportImage> images, PlanContext context)
    {
        var manifest = images[0].Manifests[0].Manifest;
        var files = images[0].Blobs().Select(static blob => File(blob.Digest.Hex, new FileSegment.Blob(blob)));
        return new OutputPlan([.. files, File("manifest.json", new FileSegment.Bytes(manifest.Bytes))]);
    }

    private static PlannedFile File(string path, FileSegment content) => new(path, [content]);
}
