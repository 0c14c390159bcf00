using System.Text.Json.Serialization;

namespace RegistryPull.Cli.Reporting;

/// <summary>
/// One image in the JSON of <c>regpull pull --json</c>. The names are public interface; what is not known is null.
/// </summary>
internal sealed record ImageReport
{
    /// <summary>The full name; what was typed when its archive or list could not be read.</summary>
    public required string Reference { get; init; }

    public required string? Registry { get; init; }

    public required string? Repository { get; init; }

    public required string? Tag { get; init; }

    public string? Digest { get; init; }

    /// <summary>The digest in the output, where it is another than was served; absent otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? OutputDigest { get; init; }

    public string? IndexDigest { get; init; }

    public string? Platform { get; init; }

    public string? ImageId { get; init; }

    public required string Format { get; init; }

    /// <summary>The full path, of the first volume where there are several; null when it was streamed or
    /// failed.</summary>
    public string? Output { get; init; }

    /// <summary>The volumes; absent when the output is in one piece.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<VolumeReport>? Volumes { get; init; }

    /// <summary>The bytes of the output that this run wrote.</summary>
    public long Size { get; init; }

    public bool UpToDate { get; init; }

    public IReadOnlyList<LayerReport> Layers { get; init; } = [];

    /// <summary>
    /// The bytes of this image's layers that the network delivered; a layer of two images counts for the first.
    /// </summary>
    public long BytesReceived { get; init; }

    /// <summary>The bytes of this image's layers that an earlier run had brought.</summary>
    public long BytesResumed { get; init; }

    public double ElapsedSeconds { get; init; }

    /// <summary>What a pull of the output would take; absent unless that was the question.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PlanReport? Plan { get; init; }

    /// <summary>Why there is no output; null when there is one.</summary>
    public ErrorReport? Error { get; init; }
}
