namespace RegistryPull.Cli.Reporting;

/// <summary>The JSON of <c>regpull verify --json</c>. The names are public interface.</summary>
internal sealed record VerifyReport
{
    public required string Path { get; init; }

    public required bool Whole { get; init; }

    public required IReadOnlyList<VerifiedImageReport> Images { get; init; }

    public required IReadOnlyList<FindingReport> Findings { get; init; }

    public required IReadOnlyList<EngineReport> Engines { get; init; }

    /// <summary>How many documents and blobs were hashed.</summary>
    public required int Blobs { get; init; }

    /// <summary>The bytes of the blobs.</summary>
    public required long Size { get; init; }

    public required double ElapsedSeconds { get; init; }

    public static VerifyReport From(VerifyResult result) => new()
    {
        Path = result.Path,
        Whole = result.IsWhole,
        Images = [.. result.Images.Select(VerifiedImageReport.From)],
        Findings = [.. result.Findings.Select(FindingReport.From)],
        Engines = [.. result.Engines.Select(EngineReport.From)],
        Blobs = result.Blobs,
        Size = result.Size,
        ElapsedSeconds = Math.Round(result.Elapsed.TotalSeconds, 3),
    };
}
