namespace RegistryPull.Cli.Reporting;

/// <summary>The JSON of <c>regpull inspect --json</c>. The names are public interface.</summary>
internal sealed record InspectReport
{
    public required string Reference { get; init; }

    public required string Registry { get; init; }

    public required string Repository { get; init; }

    public required string? Tag { get; init; }

    public required string Digest { get; init; }

    public required string MediaType { get; init; }

    public required IReadOnlyList<EntryReport> Platforms { get; init; }

    /// <summary>The manifest for the platform; null when none suits.</summary>
    public required ManifestReport? Image { get; init; }

    public static InspectReport From(InspectedImage image) => new()
    {
        Reference = image.Reference.ToString(),
        Registry = image.Reference.Registry,
        Repository = image.Reference.Repository,
        Tag = image.Reference.Tag,
        Digest = image.Root.Digest.ToString(),
        MediaType = image.Root.MediaType,
        Platforms = [.. image.Entries.Select(EntryReport.From)],
        Image = image.Selected is null ? null : ManifestReport.From(image.Selected),
    };
}
