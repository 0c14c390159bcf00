using RegistryPull.Exporting;

namespace RegistryPull.Testing;

/// <summary>Runs an exporter as the host does, in memory.</summary>
public static class ExporterRun
{
    /// <summary>Has an exporter plan or write an output, and carries out the plan.</summary>
    /// <param name="exporter">The exporter.</param>
    /// <param name="images">The images.</param>
    /// <param name="content">Gives the blobs.</param>
    /// <param name="workspace">Takes the output.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>A task that ends when the output is complete.</returns>
    /// <exception cref="RegistryPullException">The exporter refused the images, or content failed.</exception>
    public static Task RunAsync(
        this IExporter exporter,
        IReadOnlyList<ExportImage> images,
        IVerifiedContent content,
        MemoryWorkspace workspace,
        CancellationToken cancellationToken) => exporter switch
        {
            IPlannedExporter planned =>
                planned.Plan(images, PlanContext.Empty).WriteAsync(content, workspace, cancellationToken),
            ILayerExporter layers => layers.ExportAsync(images, content, workspace, cancellationToken),
            _ => throw new ArgumentException("an exporter plans its output or reads layers", nameof(exporter)),
        };

    /// <summary>Writes every file of a plan, each blob fetched once.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="content">Gives the blobs.</param>
    /// <param name="workspace">Takes the files.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>A task that ends when all files are complete.</returns>
    /// <exception cref="RegistryPullException">Content failed.</exception>
    public static async Task WriteAsync(
        this OutputPlan plan, IVerifiedContent content, MemoryWorkspace workspace, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(workspace);
        var blobs = new Dictionary<Digest, byte[]>();
        foreach (var blob in plan.Blobs)
        {
            blobs[blob.Digest] = await ReadAsync(blob, content, cancellationToken).ConfigureAwait(false);
        }

        foreach (var file in plan.Files)
        {
            workspace.Add(file.Path, [.. file.Segments.SelectMany(segment => BytesOf(segment, blobs))]);
        }
    }

    private static async Task<byte[]> ReadAsync(
        Descriptor blob, IVerifiedContent content, CancellationToken cancellationToken)
    {
        var stream = await content.OpenAsync(blob, cancellationToken).ConfigureAwait(false);
        await using var disposing = stream.ConfigureAwait(false);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, cancellationToken).ConfigureAwait(false);
        return bytes.ToArray();
    }

    private static byte[] BytesOf(FileSegment segment, Dictionary<Digest, byte[]> blobs) => segment switch
    {
        FileSegment.Blob blob => blobs[blob.Content.Digest],
        FileSegment.Bytes bytes => bytes.Content.ToArray(),
        _ => throw new ArgumentOutOfRangeException(nameof(segment)),
    };
}
