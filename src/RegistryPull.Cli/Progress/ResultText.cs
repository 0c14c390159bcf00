namespace RegistryPull.Cli.Progress;

/// <summary>Describes in a line how an output ended.</summary>
internal static class ResultText
{
    /// <summary><c>mysql:8.0: done, 92 MB in 12 s, 46 MB of them from an earlier run</c>.</summary>
    public static string Format(PullSummary summary)
    {
        var result = summary.Result;
        if (result.UpToDate)
        {
            return $"{summary.Images}: up to date";
        }

        return $"{summary.Images}: done, {ByteSize.Format(result.Size)} in "
            + $"{DurationText.Format(result.Elapsed)}{Saved(summary)}";
    }

    private static string Saved(PullSummary summary)
    {
        var cached = summary.Result.Images.SelectMany(static image => image.Layers)
            .Where(static layer => layer.From == BlobOrigin.Cache)
            .DistinctBy(static layer => layer.Blob.Digest)
            .Sum(static layer => layer.Blob.Size);
        return Amount(cached, "from the cache") + Amount(summary.Totals.Resumed, "of them from an earlier run");
    }

    private static string Amount(long bytes, string origin) => bytes switch
    {
        0 => "",
        _ => $", {ByteSize.Format(bytes)} {origin}",
    };
}
