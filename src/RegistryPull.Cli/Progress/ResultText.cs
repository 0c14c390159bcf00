namespace RegistryPull.Cli.Progress;

/// <summary>Says in a line how an output turned out.</summary>
internal static class ResultText
{
    public static string Of(PullResult result)
    {
        var images = string.Join(", ", result.Images.Select(static image => image.Reference.Familiar));
        return result.UpToDate
            ? $"{images}: up to date"
            : $"{images}: done, {ByteSize.Format(result.Size)} in {DurationText.Of(result.Elapsed)}{Saved(result)}";
    }

    private static string Saved(PullResult result)
    {
        var cached = result.Images.SelectMany(static image => image.Layers).Where(static layer => layer.From == BlobOrigin.Cache)
            .DistinctBy(static layer => layer.Blob.Digest).Sum(static layer => layer.Blob.Size);
        return cached == 0 ? "" : $", {ByteSize.Format(cached)} from the cache";
    }
}
