using RegistryPull.Exporters.Rootfs.Tar;
using RegistryPull.Exporting;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>Writes the root file system that a container of the image would see, as one tar; compressed when the output's name says so.</summary>
internal sealed class RootfsTarExporter(UnpackLimits limits) : IImageExporter
{
    public string Format => "rootfs-tar";

    public string Description => "the plain root file system in one tar file, .tar.gz or .tar.zst by its name: docker import, wsl --import";

    public OutputTraits Traits { get; } = new() { Kind = OutputKind.File, Extension = ".tar" };

    public async Task ExportAsync(
        IReadOnlyList<ExportImage> images, IBlobSource content, IExportStaging staging, CancellationToken cancellationToken)
    {
        var image = RunnableImage.Whole(images[0], "a root file system");

        // First: an output that is there already is refused before anything is fetched.
        await using var archive = OutputCompression.Wrap(staging.Create(""), staging.Name, out var isCompressed);
        var read = await ReadImage.FetchAsync(image, content, staging, limits, cancellationToken);
        if (!isCompressed)
        {
            read.ThrowIfTooLarge(staging);
        }

        var writer = new TarRootWriter(archive);
        await read.WriteAsync(writer, cancellationToken);
        writer.End();
    }
}
