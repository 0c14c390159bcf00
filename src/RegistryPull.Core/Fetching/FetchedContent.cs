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
    public async Task<OpenedBlob> OpenAsync(Descriptor blob, CancellationToken cancellationToken)
    {
        context.Progress.Started(blob);
        if (await cache.OpenAsync(blob, cancellationToken).ConfigureAwait(false) is { } cached)
        {
            return new OpenedBlob(Trace(blob, cached), BlobOrigin.Cache);
        }

        var repository = Repository(blob);
        var fetched = new BlobStream(repository, blob, context.Retry, context.Progress);
        return new OpenedBlob(Trace(blob, cache.StoreWhileReading(fetched, blob)), repository.Origin);
    }

    /// <inheritdoc/>
    public async Task FillAsync(IReadOnlyCollection<IBlobSlot> slots, CancellationToken cancellationToken)
    {
        var connections = new HelperConnections(context, slots.Count);
        await using var disposing = connections.ConfigureAwait(false);
        connections.Start();

        // The longest first: a long one that starts last would end alone.
        var longestFirst = slots.OrderByDescending(static slot => slot.Blob.Size);
        var missing = slots.Sum(static slot => slot.Blob.Size);
        var bounds = new ParallelOptions
        {
            MaxDegreeOfParallelism = context.Connections,
            CancellationToken = cancellationToken,
        };
        await Parallel
            .ForEachAsync(longestFirst, bounds, async (slot, token) =>
                await TraceAsync(slot.Blob, () => FillAsync(slot, token)).ConfigureAwait(false))
            .ConfigureAwait(false);

        async Task FillAsync(IBlobSlot slot, CancellationToken token)
        {
            var isCached = cache.TryFill(slot, token);
            if (!isCached)
            {
                await DownloadAsync(slot, connections, token).ConfigureAwait(false);
            }

            connections.Finished();
            var reserve = Interlocked.Add(ref missing, -slot.Blob.Size);
            if (!isCached)
            {
                cache.Keep(slot, reserve, token);
            }
        }
    }

    private async Task DownloadAsync(
        IBlobSlot slot, HelperConnections connections, CancellationToken cancellationToken)
    {
        try
        {
            var download = new BlobDownload(Repository(slot.Blob), slot, context);
            await connections.RunAsync(download, cancellationToken).ConfigureAwait(false);
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

    private IImageRepository Repository(Descriptor blob) => repositories.TryGetValue(blob.Digest, out var repository)
        ? repository
        : throw new ArgumentException($"{blob.Digest} belongs to none of the selected images", nameof(blob));
}
