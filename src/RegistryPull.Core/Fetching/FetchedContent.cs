using System.Collections.Concurrent;
using RegistryPull.Authentication;
using RegistryPull.Exporting;
using RegistryPull.Transport;

namespace RegistryPull.Fetching;

/// <summary>The blobs of the images of one output, fetched when they are asked for.</summary>
internal sealed class FetchedContent(IReadOnlyDictionary<Digest, IRegistryRepository> repositories, RegistryPullOptions options, RetryPolicy retry, IPullProgress progress) : IBlobSource
{
    private readonly ConcurrentDictionary<Digest, BlobOrigin> _origins = new();

    /// <summary>Where the bytes of a blob came from; <see cref="BlobOrigin.Present"/> when they were not asked for.</summary>
    public BlobOrigin Origin(Digest digest) => _origins.GetValueOrDefault(digest, BlobOrigin.Present);

    public Task<Stream> OpenAsync(Descriptor blob, CancellationToken cancellationToken)
    {
        progress.Started(blob);
        _origins[blob.Digest] = BlobOrigin.Registry;
        return Task.FromResult<Stream>(new BlobStream(Repository(blob), blob, retry, progress));
    }

    public Task FillAsync(IReadOnlyCollection<IBlobWindow> windows, CancellationToken cancellationToken)
    {
        // The longest first: a long one that starts last would end alone.
        var longestFirst = windows.OrderByDescending(static window => window.Blob.Size);
        var bounds = new ParallelOptions { MaxDegreeOfParallelism = options.MaxConcurrentDownloads, CancellationToken = cancellationToken };
        return Parallel.ForEachAsync(longestFirst, bounds, async (window, ct) =>
            _origins[window.Blob.Digest] = await new BlobDownload(Repository(window.Blob), window, retry, progress).RunAsync(ct));
    }

    private IRegistryRepository Repository(Descriptor blob) => repositories.TryGetValue(blob.Digest, out var repository)
        ? repository
        : throw new ArgumentException($"{blob.Digest} belongs to none of the selected images", nameof(blob));
}
