namespace RegistryPull.Cli.Reporting;

/// <summary>An output that was begun, in the JSON of <c>regpull cache</c>.</summary>
internal sealed record PartialReport(string Output, string Path, long Size, double IdleSeconds)
{
    public static PartialReport From(PartialOutput partial) =>
        new(partial.Output, partial.Path, partial.Size, Math.Round(partial.Idle.TotalSeconds));
}
