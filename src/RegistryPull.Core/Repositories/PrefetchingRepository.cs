using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace RegistryPull.Repositories;

/// <summary>A repository that requests the largest expected blobs at once, so that they do not wait for the
/// configuration. Their bodies stay unread until they are opened.</summary>
/// <param name="inner">The repository; disposed with this one.</param>
/// <param name="connections">How many blobs are requested ahead.</param>
internal sealed class PrefetchingRepository(IImageRepository inner, int connections) : IImageRepository
{
    // A larger one takes so long that the round trip does not count, and its room on the disk is checked first.
    private const long MaxSize = 16 * 1024 * 1024;

    private readonly ConcurrentDictionary<Digest, RequestedBlob> _requested = new();

    public ImageReference Reference => inner.Reference;

    public BlobOrigin Origin => inner.Origin;

    public Task<ServedManifest> GetManifestAsync(string tagOrDigest, CancellationToken cancellationToken) =>
        inner.GetManifestAsync(tagOrDigest, cancellationToken);

    public Task<ManifestHead?> HeadManifestAsync(string tagOrDigest, CancellationToken cancellationToken) =>
        inner.HeadManifestAsync(tagOrDigest, cancellationToken);

    public Task<ServedTags> GetTagsAsync(string? next, CancellationToken cancellationToken) =>
        inner.GetTagsAsync(next, cancellationToken);

    public Task<ImmutableArray<Descriptor>> GetReferrersAsync(
        Digest subject, string? artifactType, CancellationToken cancellationToken) =>
        inner.GetReferrersAsync(subject, artifactType, cancellationToken);

    public Task<byte[]> GetBlobAsync(Descriptor blob, CancellationToken cancellationToken) =>
        inner.GetBlobAsync(blob, cancellationToken);

    public void Expect(IReadOnlyCollection<Descriptor> blobs)
    {
        var largest = blobs.Where(static blob => blob.Size is > 0 and <= MaxSize)
            .DistinctBy(static blob => blob.Digest)
            .OrderByDescending(static blob => blob.Size)
            .Take(connections - _requested.Count);
        foreach (var blob in largest)
        {
            _requested.TryAdd(blob.Digest, new RequestedBlob(token =>
                inner.OpenBlobAsync(blob, BlobRange.Whole, token)));
        }
    }

    public bool HasRequested(Digest digest) => _requested.ContainsKey(digest);

    public Task<ServedBlob> OpenBlobAsync(Descriptor blob, BlobRange range, CancellationToken cancellationToken)
    {
        if (range.IsWhole && _requested.TryRemove(blob.Digest, out var requested))
        {
            return requested.TakeAsync(cancellationToken);
        }

        return inner.OpenBlobAsync(blob, range, cancellationToken);
    }

    public bool ReportCorrupt(Descriptor blob) => inner.ReportCorrupt(blob);

    public void Dispose()
    {
        foreach (var requested in _requested.Values)
        {
            requested.Abandon();
        }

        inner.Dispose();
    }
}
