namespace RegistryPull.Cli.Reporting;

/// <summary>The JSON of <c>regpull diff --json</c>. The names are public interface.</summary>
internal sealed record DiffReport(
    IReadOnlyList<ImageChangeReport> Images, IReadOnlyList<ComparedLayerReport> NewLayers, long NewSize)
{
    public static DiffReport From(CompareResult result) => new(
        [.. result.Images.Select(ImageChangeReport.From)],
        [.. result.NewLayers.Select(ComparedLayerReport.From)],
        result.NewSize);
}
