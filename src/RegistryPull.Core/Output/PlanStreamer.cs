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
        foreach (var segment in plan.Files.SelectMany(static file => file.Segments))
        {
            if (segment is FileSegment.Blob blob)
            {
                var origin = await CopyAsync(blob.Content, content, output, cancellationToken).ConfigureAwait(false);
                origins.Add(blob.Content, origin);
            }
            else
            {
                await output.WriteAsync(((FileSegment.Bytes)segment).Content, cancellationToken).ConfigureAwait(false);
            }
        }

        await output.FlushAsync(cancellationToken).ConfigureAwait(false);
        return origins.All;
    }

    private static async Task<BlobOrigin> CopyAsync(
        Descriptor blob, IBlobContent content, Stream output, CancellationToken cancellationToken)
    {
        var opened = await content.OpenAsync(blob, cancellationToken).ConfigureAwait(false);
        await using var source = opened.Content.ConfigureAwait(false);
        await opened.Content.CopyToAsync(output, BufferSize, cancellationToken).ConfigureAwait(false);
        return opened.Origin;
    }
}
