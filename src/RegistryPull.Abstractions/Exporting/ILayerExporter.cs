namespace RegistryPull.Exporting;

/// <summary>A format that depends on what the layers contain, such as an unpacked root file system.</summary>
/// <remarks>Such an output is not resumed, only the layers for it are. Prefer <see cref="IPlannedExporter"/> where it
/// fits.</remarks>
public interface ILayerExporter : IExporter
{
    /// <summary>Writes the images into the workspace. Returns when every byte of the output is there.</summary>
    /// <param name="images">What was selected, at least one; several only when
    /// <see cref="OutputTraits.SeveralImages"/>.</param>
    /// <param name="content">Gives the layers and other blobs, verified.</param>
    /// <param name="workspace">Where the output is written.</param>
    /// <param name="cancellationToken">Cancelled by Ctrl+C; leave promptly.</param>
    /// <returns>A task that ends with the export.</returns>
    /// <exception cref="RegistryPullException">The format cannot hold the images, or content or output
    /// failed.</exception>
    Task ExportAsync(
        IReadOnlyList<ExportImage> images,
        IVerifiedContent content,
        IOutputWorkspace workspace,
        CancellationToken cancellationToken);
}
