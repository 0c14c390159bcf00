using System.Text.Json.Serialization;

namespace RegistryPull.Cli.Reporting;

/// <summary>One image in the JSON that <c>--json</c> prints. The names are public interface.</summary>
internal sealed record ImageReport
{
    public required string Reference { get; init; }

    public required string Registry { get; init; }

    public required string Repository { get; init; }

    public required string? Tag { get; init; }

    public required string Digest { get; init; }

    /// <summary>The digest in the output, where it is another than was served; absent otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public required string? OutputDigest { get; init; }

    public required string? IndexDigest { get; init; }

    public required string? Platform { get; init; }

    public required string? ImageId { get; init; }

    public required string Format { get; init; }

    public required string? Output { get; init; }

    public required long Size { get; init; }

    public required IReadOnlyList<LayerReport> Layers { get; init; }

    public required double ElapsedSeconds { get; init; }
}
