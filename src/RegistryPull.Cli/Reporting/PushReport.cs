using RegistryPull.Cli.Progress;

namespace RegistryPull.Cli.Reporting;

/// <summary>One name in the JSON of <c>regpull push --json</c>. The names are public interface; what is not known is
/// null.</summary>
internal sealed record PushReport
{
    /// <summary>The image that was asked for.</summary>
    public required string Reference { get; init; }

    /// <summary>Its name in the registry.</summary>
    public string? Target { get; init; }

    /// <summary>The registry that it was pushed to; null when the archive could not be read.</summary>
    public required string? Registry { get; init; }

    /// <summary>The repository there.</summary>
    public string? Repository { get; init; }

    /// <summary>The tag there.</summary>
    public string? Tag { get; init; }

    public string? Digest { get; init; }

    public string? IndexDigest { get; init; }

    public string? Platform { get; init; }

    public bool UpToDate { get; init; }

    public bool DryRun { get; init; }

    public IReadOnlyList<PushedBlobReport> Blobs { get; init; } = [];

    /// <summary>The manifests of what was pushed about the image.</summary>
    public IReadOnlyList<string> Referrers { get; init; } = [];

    /// <summary>The bytes of blobs that were sent for this repository, repeated ones included.</summary>
    public long BytesSent { get; init; }

    public double ElapsedSeconds { get; init; }

    /// <summary>Why it was not pushed; null when it was.</summary>
    public ErrorReport? Error { get; init; }

    public static IEnumerable<PushReport> From(PushResult result, TransferTotals totals) =>
        result.Images.Select(image => new PushReport
        {
            Reference = TextOf(image.Image),
            Target = image.Target.ToString(),
            Registry = image.Target.Registry,
            Repository = image.Target.Repository,
            Tag = image.Target.Tag,
            Digest = image.Digest.ToString(),
            IndexDigest = image.IndexDigest?.ToString(),
            Platform = PlatformsOf(image),
            UpToDate = image.IsUpToDate,
            DryRun = result.IsDryRun,
            Blobs = [.. image.Blobs.Select(PushedBlobReport.From)],
            Referrers = [.. image.Referrers.Select(static digest => digest.ToString())],
            BytesSent = totals.Only(image.Blobs.Where(IsSent).Select(static blob => blob.Blob.Digest)).Received,
            ElapsedSeconds = Math.Round(result.Elapsed.TotalSeconds, 3),
        });

    public static PushReport From(PushRequest request, ErrorReport error, TransferTotals totals) => new()
    {
        Reference = TextOf(request.Image),
        Registry = request.Target.Registry.Name,
        DryRun = request.IsDryRun,
        BytesSent = totals.Received,
        Error = error,
    };

    /// <summary>An image whose archive could not be read.</summary>
    public static PushReport Unread(string typed, ErrorReport error) =>
        new() { Reference = typed, Registry = null, Error = error };

    private static bool IsSent(PushedBlob blob) => blob.Delivery == BlobDelivery.Sent;

    private static string? PlatformsOf(PushedImage image) => image.Platforms switch
    {
        [] => null,
        _ => string.Join(',', image.Platforms),
    };

    private static string TextOf(ImageLocator image) => image.Path switch
    {
        null => image.Reference.ToString(),
        _ => image.ToString(),
    };
}
