namespace RegistryPull.Cli.Reporting;

/// <summary>An image in the JSON of <c>regpull verify --json</c>.</summary>
internal sealed record VerifiedImageReport(
    IReadOnlyList<string> Names,
    string Digest,
    IReadOnlyList<string> Platforms,
    IReadOnlyList<string> AbsentPlatforms)
{
    public static VerifiedImageReport From(VerifiedImage image) => new(
        [.. image.Names.Select(static name => name.ToString())],
        image.Digest.ToString(),
        [.. image.Platforms.Select(static platform => platform.ToString())],
        [.. image.AbsentPlatforms.Select(static platform => platform.ToString())]);
}
