namespace RegistryPull.Cli.Reporting;

/// <summary>One manifest, its layers and its configuration in the JSON of <c>regpull inspect</c>.</summary>
internal sealed record ManifestReport
{
    public required string? Platform { get; init; }

    public required string Digest { get; init; }

    public required string MediaType { get; init; }

    public required string? ArtifactType { get; init; }

    /// <summary>The configuration's digest.</summary>
    public required string ImageId { get; init; }

    /// <summary>What a pull downloads, in bytes.</summary>
    public required long DownloadSize { get; init; }

    public required IReadOnlyList<BlobReport> Layers { get; init; }

    /// <summary>Null for an artifact.</summary>
    public required DetailsReport? Config { get; init; }

    public static ManifestReport From(InspectedManifest image) => new()
    {
        Platform = image.Platform?.ToString(),
        Digest = image.Manifest.Descriptor.Digest.ToString(),
        MediaType = image.Manifest.Descriptor.MediaType,
        ArtifactType = image.Manifest.ArtifactType,
        ImageId = image.Manifest.Config.Digest.ToString(),
        DownloadSize = image.DownloadSize,
        Layers = [.. image.Manifest.Layers.Select(BlobReport.From)],
        Config = image.Details is null ? null : DetailsReport.From(image.Details),
    };
}
