using RegistryPull.Cli.Progress;

namespace RegistryPull.Cli.Reporting;

/// <summary>Turns how a load ended into what <c>--json</c> prints.</summary>
internal static class LoadReports
{
    public static IEnumerable<LoadReport> From(LoadResult result, TransferTotals totals)
    {
        var counted = new HashSet<Digest>();
        foreach (var loaded in result.Images)
        {
            var first = loaded.Image.Layers.Select(static layer => layer.Blob.Digest).Where(counted.Add);
            yield return From(loaded, result, totals.Only([.. first]));
        }
    }

    /// <summary>An object for each image of a load that failed; what was received counts for the first.</summary>
    public static IEnumerable<LoadReport> From(LoadRequest request, ErrorReport error, TransferTotals totals) =>
        request.Images.Select((image, index) => New(image.Reference) with
        {
            BytesReceived = index == 0 ? totals.Received : 0,
            Error = error,
        });

    /// <summary>An image whose archive could not be read.</summary>
    public static LoadReport Unread(string typed, ErrorReport error) => new()
    {
        Reference = typed,
        Registry = null,
        Repository = null,
        Tag = null,
        Error = error,
    };

    private static LoadReport From(LoadedImage loaded, LoadResult result, TransferTotals totals)
    {
        var image = loaded.Image;
        return New(image.Reference) with
        {
            Digest = image.Digest.ToString(),
            IndexDigest = image.IndexDigest?.ToString(),
            Platform = image.Platforms.IsEmpty ? null : string.Join(',', image.Platforms),
            ImageId = image.ImageId?.ToString(),
            Engine = result.Engine,
            Names = loaded.Names,
            Outcome = loaded.Outcome.ToString().ToLowerInvariant(),
            Layers = [.. image.Layers.Select(LayerReport.Create)],
            BytesReceived = totals.Received,
            ElapsedSeconds = Math.Round(result.Elapsed.TotalSeconds, 3),
        };
    }

    private static LoadReport New(ImageReference reference) => new()
    {
        Reference = reference.ToString(),
        Registry = reference.Registry,
        Repository = reference.Repository,
        Tag = reference.Tag,
    };
}
