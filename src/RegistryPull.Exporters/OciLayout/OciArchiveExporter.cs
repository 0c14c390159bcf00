using RegistryPull.Exporters.Tar;
using RegistryPull.Exporting;

namespace RegistryPull.Exporters.OciLayout;

/// <summary>Writes an OCI image layout as one tar file.</summary>
internal sealed class OciArchiveExporter : IImageExporter
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
    };

    public Task ExportAsync(
        IReadOnlyList<ExportImage> images, IBlobSource content, IExportStaging staging, CancellationToken cancellationToken) =>
        staging.WriteAsync([TarPlan.File(LayoutPlan.Entries(images))], content, cancellationToken);
}
