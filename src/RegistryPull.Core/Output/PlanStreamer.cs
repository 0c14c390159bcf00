using RegistryPull.Content;
using RegistryPull.Exporting;

namespace RegistryPull.Output;

/// <summary>Writes a plan to a stream, from its first byte to its last.</summary>
internal static class PlanStreamer
{
    private const int BufferSize = 256 * 1024;

    /// <summary>Writes the plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="content">Gives its blobs.</param>
    /// <param name="output">The stream.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Where the bytes of each blob came from.</returns>
    /// <exception cref="RegistryPullException">Content or output failed; what was written is not a whole
    /// output.</exception>
    public static async Task<IReadOnlyDictionary<Digest, BlobOrigin>> WriteAsync(
        OutputPlan plan, IBlobContent content, Stream output, CancellationToken cancellationToken)
    {
        var origins = new BlobOrigins();
        FileSegment[] segments = [.. plan.Files.SelectMany(static file => file.Segments)];
        var blobs = segments.OfType<FileSegment.Blob>().Select(static blob => blob.Content);
        var ahead = new BlobReadAhead(blobs, content, cancellationToken);
        await using var disposing = ahead.ConfigureAwait(false);
        foreach (var segment in segments)
        {
            if (segment is FileSegment.Blob blob)
            {
                origins.Add(blob.Content, await CopyNextAsync(ahead, output).ConfigureAwait(false));
            }
            else
            {
                await output.WriteAsync(((FileSegment.Bytes)segment).Content, cancellationToken).ConfigureAwait(false);
            }
        }

        await output.FlushAsync(cancellationToken).ConfigureAwait(false);
        return origins.All;
    }

    private static async Task<BlobOrigin> CopyNextAsync(BlobReadAhead ahead, Stream output)
    {
        var next = ahead.Next();
        await using var disposing = next.ConfigureAwait(false);
        return await next.CopyToAsync(output, BufferSize).ConfigureAwait(false);
    }
}
