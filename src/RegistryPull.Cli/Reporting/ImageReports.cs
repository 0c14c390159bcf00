using RegistryPull.Cli.Progress;

namespace RegistryPull.Cli.Reporting;

/// <summary>Turns how a pull ended into what <c>--json</c> prints.</summary>
internal static class ImageReports
{
    /// <summary>An object for each image, in the order of the request. A layer counts for the first image that has
    /// it.</summary>
    public static IEnumerable<ImageReport> From(
        PullRequest request, PullResult result, Func<Exception, ErrorReport> describe, TransferTotals totals)
    {
        var counted = new HashSet<Digest>();
        var pulled = new Queue<PulledImage>(result.Images);
        foreach (var image in request.Images)
        {
            if (result.Missing.FirstOrDefault(missing => missing.Image == image) is { } missing)
            {
                yield return New(image.Reference, result.Format) with { Error = describe(missing.Failure) };
                continue;
            }

            var present = pulled.Dequeue();
            var first = present.Layers.Select(static layer => layer.Blob.Digest).Where(counted.Add);
            yield return From(present, result, totals.Only([.. first]));
        }
    }

    /// <summary>An object for each image of an output that failed; what was transferred counts for the first. An image
    /// that the failure is not about is skipped, because the output is not there.</summary>
    public static IEnumerable<ImageReport> From(
        PullRequest request, Exception failure, ErrorReport error, TransferTotals totals)
    {
        var concerned = (failure as RegistryPullException)?.Images ?? [];
        return request.Images.Select((image, index) => New(image.Reference, request.Format) with
        {
            BytesReceived = index == 0 ? totals.Received : 0,
            BytesResumed = index == 0 ? totals.Resumed : 0,
            Error = concerned.IsEmpty || concerned.Contains(image.Reference) ? error : Skipped(error),
        });
    }

    /// <summary>An object for each image of an output that would be pulled.</summary>
    public static IEnumerable<ImageReport> From(
        PullRequest request, PlannedPull planned, Func<Exception, ErrorReport> describe)
    {
        var result = new PullResult(
            planned.Images, planned.Format, planned.Output, 0, planned.UpToDate, TimeSpan.Zero)
        {
            Missing = planned.Missing,
        };
        var plan = new PlanReport(planned.Size, planned.BytesToFetch, planned.BytesResumed, planned.FreeSpace);
        return From(request, result, describe, TransferTotals.None)
            .Select(report => report.Error is null ? report with { Plan = plan } : report);
    }

    /// <summary>An object for each image of an output that was not tried.</summary>
    public static IEnumerable<ImageReport> NotTried(PullRequest request, ErrorReport error) =>
        request.Images.Select(image => New(image.Reference, request.Format) with
        {
            Error = error.Code switch
            {
                ExitCode.Cancelled => error,
                _ => Skipped(error),
            },
        });

    /// <summary>An image whose archive or list could not be read.</summary>
    public static ImageReport Unread(string typed, string format, ErrorReport error) => new()
    {
        Reference = typed,
        Registry = null,
        Repository = null,
        Tag = null,
        Format = format,
        Error = error,
    };

    private static ErrorReport Skipped(ErrorReport error) => error with
    {
        Kind = ErrorReport.SkippedKind,
        Message = "skipped, because another image failed (--keep-going continues)",
    };

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
