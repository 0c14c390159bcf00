using System.Collections.Concurrent;
using RegistryPull.Caching;
using RegistryPull.Exporting;
using RegistryPull.Fetching.Connections;
using RegistryPull.Repositories;

namespace RegistryPull.Fetching;

/// <summary>The blobs of the images of one output, fetched when they are asked for.</summary>
internal sealed class FetchedContent(IReadOnlyDictionary<Digest, IImageRepository> repositories, FetchContext context, IBlobCache cache) : IBlobSource
{
    private readonly ConcurrentDictionary<Digest, BlobOrigin> _origins = new();

    /// <summary>Where the bytes of a blob came from; <see cref="BlobOrigin.Present"/> when they were not asked for.</summary>
    public BlobOrigin Origin(Digest digest) => _origins.GetValueOrDefault(digest, BlobOrigin.Present);

    public async Task<Stream> OpenAsync(Descriptor blob, CancellationToken cancellationToken)
    {
        context.Progress.Started(blob);
        var cached = await cache.OpenAsync(blob, cancellationToken);
        _origins[blob.Digest] = cached is null ? BlobOrigin.Registry : BlobOrigin.Cache;
        return cached ?? cache.KeepFrom(new BlobStream(Repository(blob), blob, context.Retry, context.Progress), blob);
    }

    public async Task FillAsync(IReadOnlyCollection<IBlobWindow> windows, CancellationToken cancellationToken)
    {
        await using var connections = new HelperConnections(context, windows.Count);
        connections.Start();

        // The longest first: a long one that starts last would end alone.
        var longestFirst = windows.OrderByDescending(static window => window.Blob.Size);
        var bounds = new ParallelOptions { MaxDegreeOfParallelism = context.Connections, CancellationToken = cancellationToken };
        var missing = windows.Sum(static window => window.Blob.Size);
        await Parallel.ForEachAsync(longestFirst, bounds, async (window, ct) =>
        {
            var isCached = cache.TryFill(window, ct);
            _origins[window.Blob.Digest] = isCached ? BlobOrigin.Cache : await connections.RunAsync(new BlobDownload(Repository(window.Blob), window, context), ct);
            connections.Finished();
            var reserve = Interlocked.Add(ref missing, -window.Blob.Size);
            if (!isCached)
            {
                cache.Keep(window, reserve, ct);
            }
        });
    }

    private IImageRepository Repository(Descriptor blob) => repositories.TryGetValue(blob.Digest, out var repository)
        ? repository
        : throw new ArgumentException($"{blob.Digest} belongs to none of the selected images", nameof(blob));
}
