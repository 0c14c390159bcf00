using RegistryPull.FileSystem;


namespace RegistryPull.Caching;

/// <summary>Removes blobs from a cache by a rule, and nothing else: what is in the directory and is not the cache's stays.</summary>
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

        foreach (var left in PlainFiles.In(folder.Ingest).ToList())
        {
            Try(() => RemoveLeftover(left));
        }

        StoredBlob[] all = [.. folder.Blobs()];
        var removed = new List<StoredBlob>();
        foreach (var blob in Superfluous(all, rule, time.GetUtcNow().UtcDateTime))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Try(() => File.Delete(blob.Path)))
            {
                removed.Add(blob);
            }
        }

        var failure = _failure is null ? null : new OutputException($"not everything could be removed from {directory}: {TerminalText.Sanitize(_failure.Message)}", _failure);
        return new PrunedCache(Content(directory, removed), Content(directory, all.Except(removed)), failure);
    }

    /// <summary>The blobs that a rule does not let stay, the one first that was not used for longest. Pure.</summary>
    public static IReadOnlyList<StoredBlob> Superfluous(IReadOnlyCollection<StoredBlob> blobs, PruneRule rule, DateTime now)
    {
        if (rule is { OlderThan: null, MaxSize: null })
        {
            return [.. blobs];
        }

        var superfluous = new List<StoredBlob>();
        var size = blobs.Sum(static blob => blob.Size);
        foreach (var blob in blobs.OrderBy(static blob => blob.LastUsed).ThenBy(static blob => blob.Path, StringComparer.Ordinal))
        {
            if (now - blob.LastUsed > rule.OlderThan || size > rule.MaxSize)
            {
                superfluous.Add(blob);
                size -= blob.Size;
            }
        }

        return superfluous;
    }

    // Under a name that is given away in one step nobody writes; a draft is left to the run that has it open.
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
