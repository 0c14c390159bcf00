using RegistryPull.Exporters.Tar;
using RegistryPull.Exporting;

namespace RegistryPull.Exporters.OciLayout;

/// <summary>Writes an OCI image layout as one tar file.</summary>
internal sealed class OciArchiveExporter : IPlannedExporter
{
    public string Format => "oci-archive";

    public string Description => "OCI image layout in one tar file: podman load, ctr image import, skopeo oci-archive:";

    public OutputTraits Traits { get; } = new()
    {
        Kind = OutputKind.File,
        Extension = ".tar",
        SeveralImages = true,
        SeveralPlatforms = true,
        Artifacts = true,
        Referrers = true,
        Omission = LayerOmission.ByBlob,
    };

    public OutputPlan Plan(IReadOnlyList<ExportImage> images, PlanContext context) =>
        new([TarPlan.File(LayoutPlan.Entries(images))]) { Notes = ReaderNotes.ForOciArchive(images) };
}
