namespace RegistryPull.Cli.Reporting;

/// <summary>What became of a cache, in the JSON of <c>regpull cache prune --json</c>.</summary>
/// <param name="Path">Its directory.</param>
/// <param name="RemovedBlobs">How many blobs are gone.</param>
/// <param name="RemovedSize">Their sizes together.</param>
/// <param name="Blobs">How many are left.</param>
/// <param name="Size">Their sizes together.</param>
internal sealed record PrunedCacheReport(string Path, int RemovedBlobs, long RemovedSize, int Blobs, long Size)
{
    public static PrunedCacheReport From(PrunedCache cache) =>
        new(cache.Left.Path, cache.Removed.Blobs, cache.Removed.Size, cache.Left.Blobs, cache.Left.Size);
}
