using RegistryPull.FileSystem;
using RegistryPull.Interop;

namespace RegistryPull.Caching;

/// <summary>Removes blobs from a cache by a rule. Files in the directory that do not belong to the cache
/// stay.</summary>
internal sealed class CachePruning(string directory, PruneRule rule, TimeProvider time)
{
    private Exception? _failure;

    public static CacheContent Content(string directory, IEnumerable<StoredBlob> blobs)
    {
        var (count, size) = blobs.Aggregate((0, 0L), static (sum, blob) => (sum.Item1 + 1, sum.Item2 + blob.Size));
        return new CacheContent(directory, count, size);
    }

    public PrunedCache Run(CancellationToken cancellationToken)
    {
        if (CacheLayout.Find(directory) is not { } folder)
        {
            return new PrunedCache(Content(directory, []), Content(directory, []), null);
        }

        using (var ingest = folder.OpenIngest())
        {
            foreach (var left in ingest is null ? [] : PlainFile.In(ingest).ToList())
            {
                Try(() => RemoveLeftover(left));
            }
        }

        StoredBlob[] all = [.. folder.Blobs()];
        var removed = new List<StoredBlob>();
        foreach (var blob in Superfluous(all, rule, time.GetUtcNow().UtcDateTime))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Try(() => folder.Remove(blob)))
            {
                removed.Add(blob);
            }
        }

        return new PrunedCache(Content(directory, removed), Content(directory, all.Except(removed)), Failure());
    }

    /// <summary>Gets the blobs that a rule removes, the least recently used first. Pure.</summary>
    public static IReadOnlyList<StoredBlob> Superfluous(
        IReadOnlyCollection<StoredBlob> blobs, PruneRule rule, DateTime now)
    {
        if (rule is { OlderThan: null, MaxSize: null })
        {
            return [.. blobs];
        }

        var superfluous = new List<StoredBlob>();
        var size = blobs.Sum(static blob => blob.Size);
        var byAge = blobs
            .OrderBy(static blob => blob.LastUsed)
            .ThenBy(static blob => blob.Path, StringComparer.Ordinal);
        foreach (var blob in byAge)
        {
            if (now - blob.LastUsed > rule.OlderThan || size > rule.MaxSize)
            {
                superfluous.Add(blob);
                size -= blob.Size;
            }
        }

        return superfluous;
    }

    // A file with the ending of a new file is renamed at once, so a remaining one is abandoned. A draft is in use while
    // a run has it open.
    private static void RemoveLeftover(FileInfo left)
    {
        if (left.Name.EndsWith(CacheFolder.NewEnding, StringComparison.Ordinal))
        {
            left.Delete();
        }
        else if (Digest.TryParse(left.Name.Replace('-', ':'), out _))
        {
            CacheDraft.TryRemove(left.FullName);
        }
    }

    private OutputException? Failure()
    {
        if (_failure is null)
        {
            return null;
        }

        return new OutputException(
            $"not everything could be removed from {directory}: {SystemError.Describe(_failure)}", _failure);
    }

    private bool Try(Action remove)
    {
        try
        {
            remove();
            return true;
        }
        catch (Exception error) when (OutputFailure.Is(error))
        {
            _failure ??= error;
            return false;
        }
    }
}
