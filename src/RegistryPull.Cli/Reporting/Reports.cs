namespace RegistryPull.Cli.Reporting;

/// <summary>Turns what a pull made into what <c>--json</c> prints.</summary>
internal static class Reports
{
    public static IEnumerable<ImageReport> From(PullResult result) => result.Images.Select(image => new ImageReport
    {
        Reference = image.Reference.ToString(),
        Registry = image.Reference.Registry,
        Repository = image.Reference.Repository,
        Tag = image.Reference.Tag,
        Digest = image.Digest.ToString(),
        OutputDigest = image.OutputDigest?.ToString(),
        IndexDigest = image.IndexDigest?.ToString(),
        Platform = image.Platforms.IsEmpty ? null : string.Join(',', image.Platforms),
        ImageId = image.ImageId?.ToString(),
        Format = result.Format,
        Output = result.Output,
        Size = result.Size,
        Layers = [.. image.Layers.Select(LayerReport.Create)],
        ElapsedSeconds = Math.Round(result.Elapsed.TotalSeconds, 3),
    });
}
