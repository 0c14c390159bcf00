namespace RegistryPull.Cli.Reporting;

/// <summary>A layer in the JSON of <c>regpull diff --json</c>.</summary>
internal sealed record ComparedLayerReport(string Digest, string? DiffId, long Size)
{
    public static ComparedLayerReport From(ComparedLayer layer) =>
        new(layer.Digest.ToString(), layer.DiffId?.ToString(), layer.Size);
}
