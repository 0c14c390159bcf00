using RegistryPull.Exporters.OciLayout;
using RegistryPull.Exporters.Tar;
using RegistryPull.Exporting;

namespace RegistryPull.Exporters.DockerArchive;

/// <summary>Writes an archive that is two at once: an OCI layout, and what <c>docker load</c> has always read, over the
/// same blobs.</summary>
/// <remarks>
/// Engines before 25 read <c>manifest.json</c> and cannot load a layout alone; those with the containerd store, podman
/// and containerd take <c>index.json</c> and so keep the digest that the registry served.
/// </remarks>
internal sealed class DockerArchiveExporter : IPlannedExporter
{
    public string Format => "docker";

    public string Description =>
        "docker archive in one tar file, an OCI layout too: docker load, podman load, ctr image import";

    public OutputTraits Traits { get; } = new()
    {
        Kind = OutputKind.File,
        Extension = ".tar",
        SeveralImages = true,
        Omission = LayerOmission.ByChain,
    };

    public OutputPlan Plan(IReadOnlyList<ExportImage> images, PlanContext context)
    {
        var manifest = new LayoutEntry(DockerManifest.Path, DockerManifest.Create(images));
        var entries = LayoutPlan.Sorted(LayoutPlan.Entries(images).Add(manifest));
        return new OutputPlan([TarPlan.File(entries)]) { Notes = ReaderNotes.ForDockerArchive(images) };
    }
}
