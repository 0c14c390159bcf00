using System.Runtime.CompilerServices;
using System.Threading.Channels;
using RegistryPull.Content;
using RegistryPull.Exporting;
using RegistryPull.FileSystem;

namespace RegistryPull.Output.Resuming;

/// <summary>Writes blobs to files for an exporter to read. Each is a planned file, so that an interrupted run is
/// continued.</summary>
internal sealed class BlobSpool(WorkspaceRegion region, IBlobContent content, BlobOrigins origins)
{
    // Decompressors ask for a few kilobytes at a time.
    private const int BufferSize = 128 * 1024;

    /// <summary>Gets whether blobs could not be fetched. A cancelled fetch does not count.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Fills the region, and returns each blob when it is complete.</summary>
    public async IAsyncEnumerable<SpooledBlob> FillAsync(
        IReadOnlyCollection<Descriptor> blobs, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var complete = Channel.CreateUnbounded<Descriptor>();
        using var partial = await Task.Run(() => Lay(blobs, complete.Writer), cancellationToken).ConfigureAwait(false);
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var filling = FillAsync(partial, complete.Writer, stopped.Token);
        try
        {
            await foreach (var blob in complete.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
                yield return new SpooledBlob(blob, () => Open(blob));
            }
        }
        finally
        {
            // If the consumer stops early, cancel and wait for the writers before closing the files.
            await stopped.CancelAsync().ConfigureAwait(false);
            await filling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private PartialFiles Lay(IReadOnlyCollection<Descriptor> blobs, ChannelWriter<Descriptor> complete)
    {
        var files = blobs.DistinctBy(static blob => blob.Digest)
            .Select(static blob => new PlannedFile(PathOf(blob), [new FileSegment.Blob(blob)]));
        return PartialFiles.Lay(region, [.. files], areDurable: false, (blob, origin) =>
        {
            origins.Add(blob, origin);
            complete.TryWrite(blob);
        });
    }

    // The end of the filling ends the reading, which throws its failure.
    private async Task FillAsync(
        PartialFiles partial, ChannelWriter<Descriptor> complete, CancellationToken cancellationToken)
    {
        try
        {
            await content.FillAsync(partial.Slots, cancellationToken).ConfigureAwait(false);
            complete.Complete();
        }
        catch (Exception error)
        {
            HasFailed = error is not OperationCanceledException;
            complete.Complete(error);
        }
    }

    private SpoolStream Open(Descriptor blob) => OutputFailure.Guard(region.Output, () =>
    {
        var path = region.PathOf(PathOf(blob));
        return new SpoolStream(
            new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, BufferSize), path);
    });

    private static string PathOf(Descriptor blob) => $"{blob.Digest.Algorithm}-{blob.Digest.Hex}";
}
