using RegistryPull.Caching;
using RegistryPull.Content;
using RegistryPull.Fetching.Connections;
using RegistryPull.Repositories;

namespace RegistryPull.Fetching;

/// <summary>The blobs of the images of one output, which are fetched on demand.</summary>
internal sealed class FetchedContent(
    IReadOnlyDictionary<Digest, IImageRepository> repositories, FetchContext context, IBlobCache cache) : IBlobContent
{
    /// <inheritdoc/>
    public int BlobsAhead => context.Budget.Limit - 1;

    /// <inheritdoc/>
    public async Task<OpenedBlob> OpenAsync(Descriptor blob, CancellationToken cancellationToken)
    {
        context.Progress.Started(blob);
        if (await cache.OpenAsync(blob, cancellationToken).ConfigureAwait(false) is { } cached)
        {
            return new OpenedBlob(Trace(blob, cached), BlobOrigin.Cache);
        }

        var repository = Repository(blob);
        var fetched = new BlobStream(repository, blob, context, context.Progress);
        return new OpenedBlob(Trace(blob, cache.StoreWhileReading(fetched, blob)), repository.Origin);
    }

    /// <inheritdoc/>
    public async Task FillAsync(IReadOnlyCollection<IBlobSlot> slots, CancellationToken cancellationToken)
    {
        var missing = slots.Sum(static slot => slot.Blob.Size);
        var connections = new BlobConnections(
            context,
            InOrder(slots),
            (slot, downloads, token) => TraceAsync(slot.Blob, () => FillAsync(slot, downloads, token)));
        await using var disposing = connections.ConfigureAwait(false);
        await connections.RunAsync(cancellationToken).ConfigureAwait(false);

        async Task FillAsync(IBlobSlot slot, RunningDownloads downloads, CancellationToken token)
        {
            var isCached = cache.TryFill(slot, token);
            if (!isCached)
            {
                await DownloadAsync(slot, downloads, token).ConfigureAwait(false);
            }

            var reserve = Interlocked.Add(ref missing, -slot.Blob.Size);
            if (!isCached)
            {
                cache.Keep(slot, reserve, token);
            }
        }
    }

    // A blob that was requested ahead has a connection that waits. Of the others the longest first, so that no long one
    // is left for the end.
    private IEnumerable<IBlobSlot> InOrder(IReadOnlyCollection<IBlobSlot> slots) =>
        slots.OrderByDescending(slot => Repository(slot.Blob).HasRequested(slot.Blob.Digest))
            .ThenByDescending(static slot => slot.Blob.Size);

    private async Task DownloadAsync(
        IBlobSlot slot, RunningDownloads downloads, CancellationToken cancellationToken)
    {
        try
        {
            var download = new BlobDownload(Repository(slot.Blob), slot, context);
            await downloads.RunAsync(download, cancellationToken).ConfigureAwait(false);
        }
        catch (RegistryPullException failure)
        {
            failure.Digest = slot.Blob.Digest;
            throw;
        }
    }

    private Stream Trace(Descriptor blob, Stream content) =>
        context.Activities.TraceStream(blob, Repository(blob).Reference.Registry, content);

    private Task TraceAsync(Descriptor blob, Func<Task> action) =>
        context.Activities.TraceBlobAsync(blob, Repository(blob).Reference.Registry, action);

    private IImageRepository Repository(Descriptor blob)
    {
        if (!repositories.TryGetValue(blob.Digest, out var repository))
        {
            throw new ArgumentException($"{blob.Digest} belongs to none of the selected images", nameof(blob));
        }

        return repository;
    }
}
