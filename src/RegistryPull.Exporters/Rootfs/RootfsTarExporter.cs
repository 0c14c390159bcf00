using RegistryPull.Exporters.Rootfs.Tar;
using RegistryPull.Exporting;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>Writes the root file system that a container of the image would see, as one tar; compressed when the
/// output's name says so.</summary>
internal sealed class RootfsTarExporter(UnpackLimits limits) : ILayerExporter
{
    public string Format => "rootfs-tar";

    public string Description =>
        "the plain root file system in one tar file, .tar.gz or .tar.zst by its name: docker import, wsl --import";

    public OutputTraits Traits { get; } = new() { Kind = OutputKind.File, Extension = ".tar" };

    public async Task ExportAsync(
        IReadOnlyList<ExportImage> images,
        IVerifiedContent content,
        IOutputWorkspace workspace,
        CancellationToken cancellationToken)
    {
        var image = RunnableImage.RequireComplete(images[0], "a root file system");

        // The output is opened before anything is fetched, so that an output that cannot be written fails early.
        var archive = OutputCompression.Wrap(workspace.Create(""), workspace.Name, out var isCompressed);
        await using var closing = archive.ConfigureAwait(false);
        var unpacked = await UnpackedImagePlan.FetchAsync(image, content, limits, cancellationToken)
            .ConfigureAwait(false);
        unpacked.CheckSize(workspace, RootEntry.LengthOf(unpacked.Plan), isCompressed);
        var writer = new TarRootWriter(archive);
        await unpacked.WriteAsync(writer, cancellationToken).ConfigureAwait(false);
        writer.End();
    }
}
