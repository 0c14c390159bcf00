using RegistryPull.Exporting;

namespace RegistryPull.Exporters.OciLayout;

/// <summary>Writes an OCI image layout as a directory, beside what it may already hold.</summary>
/// <remarks>OCI image-spec <c>image-layout.md</c>.</remarks>
internal sealed class OciLayoutExporter : IImageExporter
{
    public string Format => "oci";

    public string Description => "OCI image layout, a directory that images can be added to: skopeo, podman, buildah, crane, oras";

    public OutputTraits Traits { get; } = new()
    {
        Kind = OutputKind.Directory,
        SeveralImages = true,
        SeveralPlatforms = true,
        Artifacts = true,
        AddsToExisting = true,
    };

    public async Task ExportAsync(
        IReadOnlyList<ExportImage> images, IBlobSource content, IExportStaging staging, CancellationToken cancellationToken)
    {
        var index = await ExistingLayout.ReadIndexAsync(staging, cancellationToken);
        index.Add(images);

        var contents = LayoutPlan.Contents(images).Select(static entry => new PlannedFile(entry.Path, [entry.Content]));

        // Last, because it is what makes the rest count: a reader of a layout that is being added to never follows it to a missing blob.
        await staging.WriteAsync([.. contents, new PlannedFile(LayoutPlan.IndexPath, [index.ToSegment()])], content, cancellationToken);
    }
}
