using RegistryPull.Cli.Progress;

namespace RegistryPull.Cli.Reporting;

/// <summary>What pulls have left, for people and for scripts: a line for each, its path last.</summary>
internal static class CacheText
{
    /// <summary><c>cache    1.25 GB  12 blobs  /var/cache/regpull</c>.</summary>
    public static IEnumerable<string> Lines(CacheContent? cache, IReadOnlyList<PartialOutput> partials)
    {
        List<string[]> rows =
        [
            .. cache is null ? Enumerable.Empty<string[]>() : [["cache", Display.Size(cache.Size), Blobs(cache.Blobs), cache.Path]],
            .. partials.Select(static partial => new[] { "partial", Display.Size(partial.Size), Age(partial), partial.Path }),
        ];
        return rows.Count == 0 ? [] : TextTable.Lines(rows);
    }

    /// <summary>What was removed.</summary>
    public static IEnumerable<string> Lines(PrunedCache? cache, IReadOnlyList<PartialOutput> partials)
    {
        if (cache is not null)
        {
            yield return OneLine.Of($"{cache.Left.Path}: {Blobs(cache.Removed.Blobs)} removed ({Display.Size(cache.Removed.Size)}), {cache.Left.Blobs} left ({Display.Size(cache.Left.Size)})");
        }

        yield return $"unfinished outputs: {partials.Count} removed ({Display.Size(partials.Sum(static partial => partial.Size))})";
    }

    public static string Age(PartialOutput partial) => $"{DurationText.Of(partial.Idle < TimeSpan.Zero ? TimeSpan.Zero : partial.Idle)} old";

    private static string Blobs(int count) => $"{count} blob{(count == 1 ? "" : "s")}";
}
