namespace RegistryPull.Cli.Reporting;

/// <summary>An image in the JSON of <c>regpull diff --json</c>.</summary>
internal sealed record ImageChangeReport
{
    /// <summary><c>unchanged</c>, <c>moved</c>, <c>added</c> or <c>removed</c>.</summary>
    public required string Change { get; init; }

    public required string? Old { get; init; }

    public required string? New { get; init; }

    public required string? OldDigest { get; init; }

    public required string? NewDigest { get; init; }

    /// <summary>Whether it has the same layers and configuration under another digest.</summary>
    public required bool SameContent { get; init; }

    public required IReadOnlyList<ComparedLayerReport> NewLayers { get; init; }

    public required IReadOnlyList<FileChangeReport> Files { get; init; }

    public static ImageChangeReport From(ImageChange change) => new()
    {
        Change = change.Kind.ToString().ToLowerInvariant(),
        Old = change.Old?.ToString(),
        New = change.New?.ToString(),
        OldDigest = change.OldDigest?.ToString(),
        NewDigest = change.NewDigest?.ToString(),
        SameContent = change.HasSameContent,
        NewLayers = [.. change.NewLayers.Select(ComparedLayerReport.From)],
        Files = [.. change.Files.Select(FileChangeReport.From)],
    };
}
