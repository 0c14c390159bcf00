using RegistryPull.Exporters.Rootfs.Linux;
using RegistryPull.Exporters.Rootfs.Portable;
using RegistryPull.Exporting;
using RegistryPull.Interop;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>Writes the root file system that a container of the image would see, as a directory.</summary>
/// <remarks>OCI image-spec <c>layer.md</c>.</remarks>
internal sealed class RootfsExporter(UnpackLimits limits) : ILayerExporter
{
    public string Format => "rootfs";

    public string Description => "the plain root file system, a directory: chroot, systemd-nspawn, a scanner";

    public OutputTraits Traits { get; } = new() { Kind = OutputKind.Directory, Extension = ".rootfs" };

    public async Task ExportAsync(
        IReadOnlyList<ExportImage> images,
        IVerifiedContent content,
        IOutputWorkspace workspace,
        CancellationToken cancellationToken)
    {
        var image = RunnableImage.RequireComplete(images[0], "a root file system");

        // The output is opened before anything is fetched, so that an output that cannot be written fails early.
        var directory = workspace.OpenDirectory();
        var unpacked = await UnpackedImagePlan.FetchAsync(image, content, limits, cancellationToken)
            .ConfigureAwait(false);
        unpacked.CheckSize(workspace, unpacked.Plan.Size);
        var unsupported = new UnsupportedFeatures();
        await WriteAsync(unpacked, directory, unsupported, cancellationToken).ConfigureAwait(false);
        workspace.ReportBytesWritten(unpacked.Plan.Size);
        unsupported.Report(workspace, "use --format rootfs-tar to keep them");
    }

    private static async Task WriteAsync(
        UnpackedImagePlan image, string directory, UnsupportedFeatures unsupported, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsLinux())
        {
            using var writer = LinuxRootWriter.Open(directory, unsupported);
            await image.WriteAsync(writer, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            var names = new PortableNames(image.Plan, OperatingSystem.IsWindows() ? NameRules.Windows : NameRules.Mac);
            var writer = new PortableRootWriter(directory, names, image.Walk, HardLink.TryCreate, unsupported);
            await image.WriteAsync(writer, cancellationToken).ConfigureAwait(false);
        }
    }
}
