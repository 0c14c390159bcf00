using RegistryPull.Cli.Progress;
using RegistryPull.Cli.Terminal;

namespace RegistryPull.Cli.Reporting;

/// <summary>What pulls have left, for people and for scripts: a line for each, its path last.</summary>
internal static class CacheText
{
    /// <summary><c>cache    1.25 GB  12 blobs  /var/cache/regpull</c>.</summary>
    public static IEnumerable<string> Lines(CacheContent? cache, IReadOnlyList<PartialOutput> partials)
    {
        List<string[]> rows =
        [
            .. cache switch
            {
                null => Enumerable.Empty<string[]>(),
                _ => [["cache", ByteSize.Format(cache.Size), Blobs(cache.Blobs), cache.Path]],
            },
            .. partials.Select(
                static partial => new[] { "partial", ByteSize.Format(partial.Size), Age(partial), partial.Path }),
        ];
        if (rows.Count == 0)
        {
            return [];
        }

        return TextTable.Lines(rows);
    }

    /// <summary>What was removed.</summary>
    public static IEnumerable<string> Lines(PrunedCache? cache, IReadOnlyList<PartialOutput> partials)
    {
        if (cache is not null)
        {
            yield return TerminalLine.Sanitize(
                $"{cache.Left.Path}: {Blobs(cache.Removed.Blobs)} removed ({ByteSize.Format(cache.Removed.Size)}), "
                + $"{cache.Left.Blobs} left ({ByteSize.Format(cache.Left.Size)})");
        }

        yield return $"unfinished outputs: {partials.Count} removed "
            + $"({ByteSize.Format(partials.Sum(static partial => partial.Size))})";
    }

    public static string Age(PartialOutput partial) =>
        $"{DurationText.Format(partial.Idle < TimeSpan.Zero ? TimeSpan.Zero : partial.Idle)} old";

    private static string Blobs(int count) => Plural.Format(count, "blob");
}
