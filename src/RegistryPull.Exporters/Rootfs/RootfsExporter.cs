using RegistryPull.Exporters.Rootfs.Linux;
using RegistryPull.Exporters.Rootfs.Portable;
using RegistryPull.Exporting;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>Writes the root file system that a container of the image would see, as a directory.</summary>
/// <remarks>OCI image-spec <c>layer.md</c>.</remarks>
internal sealed class RootfsExporter(UnpackLimits limits) : IImageExporter
{
    public string Format => "rootfs";

    public string Description => "the plain root file system, a directory: chroot, systemd-nspawn, a scanner";

    public OutputTraits Traits { get; } = new() { Kind = OutputKind.Directory };

    public async Task ExportAsync(
        IReadOnlyList<ExportImage> images, IBlobSource content, IExportStaging staging, CancellationToken cancellationToken)
    {
        var image = RunnableImage.Whole(images[0], "a root file system");

        // First: an output that is there already is refused before anything is fetched.
        var directory = staging.OpenDirectory();
        var read = await ReadImage.FetchAsync(image, content, staging, limits, cancellationToken);
        read.ThrowIfTooLarge(staging);
        var losses = new Losses();
        await WriteAsync(read, directory, losses, cancellationToken);
        staging.Wrote(read.Plan.Size);
        losses.Report(staging, "the format rootfs-tar keeps everything");
    }

    private static async Task WriteAsync(ReadImage image, string directory, Losses losses, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsLinux())
        {
            using var writer = new LinuxRootWriter(directory, LinuxRights.OfProcess(), losses);
            await image.WriteAsync(writer, cancellationToken);
        }
        else
        {
            var names = new PortableNames(image.Plan, OperatingSystem.IsWindows() ? NameRules.Windows : NameRules.Mac);
            await image.WriteAsync(new PortableRootWriter(directory, names, image.Walk, losses), cancellationToken);
        }
    }
}
