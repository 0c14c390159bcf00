using RegistryPull.Exporting;

namespace RegistryPull.Exporters.OciLayout;

/// <summary>Writes an OCI image layout as a directory, beside what it may already hold.</summary>
/// <remarks>OCI image-spec <c>image-layout.md</c>.</remarks>
internal sealed class OciLayoutExporter : IPlannedExporter
{
    public string Format => "oci";

    public string Description =>
        "OCI image layout, a directory that images can be added to: skopeo, podman, buildah, crane, oras";

    public OutputTraits Traits { get; } = new()
    {
        Kind = OutputKind.Directory,
        SeveralImages = true,
        SeveralPlatforms = true,
        Artifacts = true,
        Referrers = true,
        Omission = LayerOmission.ByBlob,
        MergedFiles = [LayoutPlan.MarkerPath, LayoutPlan.IndexPath],
        Marks = [LayoutPlan.MarkerPath, LayoutPlan.IndexPath],
    };

    public OutputPlan Plan(IReadOnlyList<ExportImage> images, PlanContext context)
    {
        var index = ExistingLayout.ReadIndex(context);
        index.Add(images);

        var contents = LayoutPlan.Contents(images).Select(static entry => new PlannedFile(entry.Path, [entry.Content]));

        // The index comes last: a reader of a layout that is being added to never follows it to a missing blob.
        return new OutputPlan([.. contents, new PlannedFile(LayoutPlan.IndexPath, [index.ToSegment()])]);
    }
}
