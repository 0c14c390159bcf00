using RegistryPull.Cli.Progress;

namespace RegistryPull.Cli.Reporting;

/// <summary>Turns how a pull ended into what <c>--json</c> prints.</summary>
internal static class ImageReports
{
    public static IEnumerable<ImageReport> From(PullResult result, TransferTotals totals)
    {
        var counted = new HashSet<Digest>();
        foreach (var image in result.Images)
        {
            var first = image.Layers.Select(static layer => layer.Blob.Digest).Where(counted.Add);
            yield return From(image, result, totals.Only([.. first]));
        }
    }

    /// <summary>An object for each image of an output that failed; what was transferred counts for the first.</summary>
    public static IEnumerable<ImageReport> From(PullRequest request, ErrorReport error, TransferTotals totals) =>
        request.Images.Select((image, index) => New(image.Reference, request.Format) with
        {
            BytesReceived = index == 0 ? totals.Received : 0,
            BytesResumed = index == 0 ? totals.Resumed : 0,
            Error = error,
        });

    private static ImageReport From(PulledImage image, PullResult result, TransferTotals totals)
    {
        var report = New(image.Reference, result.Format);
        return report with
        {
            Digest = image.Digest.ToString(),
            OutputDigest = image.OutputDigest?.ToString(),
            IndexDigest = image.IndexDigest?.ToString(),
            Platform = image.Platforms.IsEmpty ? null : string.Join(',', image.Platforms),
            ImageId = image.ImageId?.ToString(),
            Output = result.Output,
            Volumes = VolumeReport.AllFrom(result),
            Size = result.Size,
            UpToDate = result.UpToDate,
            Layers = [.. image.Layers.Select(LayerReport.Create)],
            BytesReceived = totals.Received,
            BytesResumed = totals.Resumed,
            ElapsedSeconds = Math.Round(result.Elapsed.TotalSeconds, 3),
        };
    }

    private static ImageReport New(ImageReference reference, string format) => new()
    {
        Reference = reference.ToString(),
        Registry = reference.Registry,
        Repository = reference.Repository,
        Tag = reference.Tag,
        Format = format,
    };
}
