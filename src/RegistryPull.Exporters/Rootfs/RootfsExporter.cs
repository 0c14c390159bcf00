using RegistryPull.Exporters.Rootfs.Linux;
using RegistryPull.Exporters.Rootfs.Portable;
using RegistryPull.Exporting;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>Writes the root file system that a container of the image would see, as a directory.</summary>
/// <remarks>OCI image-spec <c>layer.md</c>.</remarks>
internal sealed class RootfsExporter(UnpackLimits limits) : ILayerExporter
{
    public string Format => "rootfs";

    public string Description => "the plain root file system, a directory: chroot, systemd-nspawn, a scanner";

    public OutputTraits Traits { get; } = new() { Kind = OutputKind.Directory, Extension = ".rootfs" };

    public async Task ExportAsync(
        IReadOnlyList<ExportImage> images, IVerifiedContent content, IOutputWorkspace workspace, CancellationToken cancellationToken)
    {
        var image = RunnableImage.Whole(images[0], "a root file system");

        // The output is opened before anything is fetched, so that an output that cannot be written fails early.
        var directory = workspace.OpenDirectory();
        var read = await ReadImage.FetchAsync(image, content, limits, cancellationToken).ConfigureAwait(false);
        read.ThrowIfTooLarge(workspace);
        var losses = new Losses();
        await WriteAsync(read, directory, losses, cancellationToken).ConfigureAwait(false);
        workspace.ReportBytesWritten(read.Plan.Size);
        losses.Report(workspace, "the format rootfs-tar keeps everything");
    }

    private static async Task WriteAsync(ReadImage image, string directory, Losses losses, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsLinux())
        {
            using var writer = new LinuxRootWriter(directory, LinuxRights.OfProcess(), losses);
            await image.WriteAsync(writer, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            var names = new PortableNames(image.Plan, OperatingSystem.IsWindows() ? NameRules.Windows : NameRules.Mac);
            await image.WriteAsync(new PortableRootWriter(directory, names, image.Walk, losses), cancellationToken).ConfigureAwait(false);
        }
    }
}
