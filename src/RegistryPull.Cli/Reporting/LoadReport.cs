namespace RegistryPull.Cli.Reporting;

/// <summary>
/// One image in the JSON of <c>regpull load --json</c>. The names are public interface; what is not known is null.
/// </summary>
internal sealed record LoadReport
{
    /// <summary>The full name; what was typed when its archive or list could not be read.</summary>
    public required string Reference { get; init; }

    public required string? Registry { get; init; }

    public required string? Repository { get; init; }

    public required string? Tag { get; init; }

    public string? Digest { get; init; }

    public string? IndexDigest { get; init; }

    public string? Platform { get; init; }

    public string? ImageId { get; init; }

    /// <summary>The engine and where it is.</summary>
    public string? Engine { get; init; }

    /// <summary>The names that lead to the image in the engine.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary><c>loaded</c>, <c>tagged</c> or <c>present</c>; null after a failure.</summary>
    public string? Outcome { get; init; }

    public IReadOnlyList<LayerReport> Layers { get; init; } = [];

    /// <summary>
    /// The bytes of this image's layers that the network delivered; a layer of two images counts for the first.
    /// </summary>
    public long BytesReceived { get; init; }

    public double ElapsedSeconds { get; init; }

    /// <summary>Why the engine does not have it; null when it has.</summary>
    public ErrorReport? Error { get; init; }
}
