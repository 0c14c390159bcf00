using System.Runtime.CompilerServices;
using System.Threading.Channels;
using RegistryPull.Exporting;
using RegistryPull.FileSystem;

namespace RegistryPull.Output.Resuming;

/// <summary>Blobs that are kept in a staging area for an exporter to read: each a planned file of its own, so that they resume as any other.</summary>
internal static class SpooledBlobs
{
    // Decompressors ask for a few kilobytes at a time.
    private const int BufferSize = 128 * 1024;

    /// <summary>Fills the area, and hands out each blob when it is complete.</summary>
    public static async IAsyncEnumerable<KeptBlob> FillAsync(
        StagingPlace place, IReadOnlyCollection<Descriptor> blobs, IBlobSource content, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        PlannedFile[] files = [.. blobs.DistinctBy(static blob => blob.Digest).Select(static blob => new PlannedFile(PathOf(blob), [new FileSegment.Blob(blob)]))];
        using var staged = await Task.Run(() => StagedFiles.Lay(place, files, areDurable: false), cancellationToken);
        using var given = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var complete = Channel.CreateUnbounded<Descriptor>();
        var filling = FillAsync(staged, content, complete.Writer, given.Token);
        try
        {
            await foreach (var blob in complete.Reader.ReadAllAsync(CancellationToken.None))
            {
                yield return new KeptBlob(blob, () => Open(place, blob));
            }
        }
        finally
        {
            // Who stops asking wants no more; the files are let go of only when nobody writes into them.
            await given.CancelAsync();
            await filling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Whatever ends the filling ends the reading, and a failure is thrown there.
    private static async Task FillAsync(StagedFiles staged, IBlobSource content, ChannelWriter<Descriptor> complete, CancellationToken cancellationToken)
    {
        try
        {
            await content.FillAsync([.. staged.Windows.Select(window => new NoticedWindow(window, blob => complete.TryWrite(blob)))], cancellationToken);
            complete.Complete();
        }
        catch (Exception error)
        {
            complete.Complete(error);
        }
    }

    private static FileStream Open(StagingPlace place, Descriptor blob) => OutputFailure.Guard(place.Output, () =>
        new FileStream(place.PathOf(PathOf(blob)), FileMode.Open, FileAccess.Read, FileShare.ReadWrite, BufferSize));

    private static string PathOf(Descriptor blob) => $"{blob.Digest.Algorithm}-{blob.Digest.Hex}";
}
