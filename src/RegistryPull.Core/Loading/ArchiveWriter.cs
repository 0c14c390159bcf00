using RegistryPull.Content;
using RegistryPull.Exporting;
using RegistryPull.Output;
using RegistryPull.Output.Resuming;

namespace RegistryPull.Loading;

/// <summary>Makes archives of images by the exporters of their formats.</summary>
/// <remarks>The notes of an exporter are for a user who carries the archive to some reader. Here the reader is known,
/// so they are not shown.</remarks>
internal sealed class ArchiveWriter(
    ExporterCatalog exporters, PartialRecords records, IPullProgress progress, TimeProvider time)
{
    /// <summary>Returns whether a format writes layers as they are served.</summary>
    /// <exception cref="InvalidRequestException">The format is not installed.</exception>
    public bool IsPlanned(string format) => exporters.Get(format) is IPlannedExporter;

    /// <summary>Writes an archive to a stream.</summary>
    /// <exception cref="RegistryPullException">The format cannot hold the images, or content failed.</exception>
    public async Task<WrittenOutput> WriteAsync(
        IReadOnlyList<ExportImage> images,
        string format,
        IBlobContent content,
        Stream stream,
        CancellationToken cancellationToken)
    {
        using var target = new StreamTarget(stream, records, progress);
        return await WriteAsync(images, format, content, target, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes an archive to a file that gets its name when it is complete.</summary>
    /// <returns>The file; up to date when it was there with the same content, and was not touched.</returns>
    /// <exception cref="RegistryPullException">The format cannot hold the images, or content or output
    /// failed.</exception>
    public async Task<WrittenOutput> WriteFileAsync(
        ExportImage image, string format, IBlobContent content, string path, CancellationToken cancellationToken)
    {
        if (exporters.Get(format) is IPlannedExporter planned && File.Exists(path))
        {
            var plan = planned.Plan([image], PlanContext.Empty);
            var different = await PlanComparer.FindDifferentAsync(path, plan, cancellationToken).ConfigureAwait(false);
            if (different.IsEmpty)
            {
                return WrittenOutput.AlreadyThere(path);
            }
        }

        var workspace = OutputWorkspace.Open(path, records);
        using var target = new WorkspaceTarget(
            workspace, adds: false, replaces: true, new OutputContext(records, progress, time));
        return await WriteAsync([image], format, content, target, cancellationToken).ConfigureAwait(false);
    }

    private async Task<WrittenOutput> WriteAsync(
        IReadOnlyList<ExportImage> images,
        string format,
        IBlobContent content,
        IOutputTarget target,
        CancellationToken cancellationToken)
    {
        var names = string.Join(", ", images.Select(static image => image.Reference.Familiar));
        progress.Planned(
            names, [.. images.SelectMany(static image => image.Blobs()).DistinctBy(static blob => blob.Digest)]);
        if (exporters.Get(format) is IPlannedExporter planned)
        {
            var plan = await Task.Run(() => planned.Plan(images, PlanContext.Empty), cancellationToken)
                .ConfigureAwait(false);
            return await target.WriteAsync(plan, content, cancellationToken).ConfigureAwait(false);
        }

        var layers = (ILayerExporter)exporters.Get(format);
        LayerExport export = (verified, workspace, token) => layers.ExportAsync(images, verified, workspace, token);
        return await target.ExportAsync(export, content, cancellationToken).ConfigureAwait(false);
    }
}
