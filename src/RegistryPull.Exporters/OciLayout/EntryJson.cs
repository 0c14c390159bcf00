using System.Text.Json.Serialization;

namespace RegistryPull.Exporters.OciLayout;

/// <summary>An entry of <c>index.json</c>: OCI image-spec <c>image-index.md</c>.</summary>
internal sealed class EntryJson
{
    [JsonPropertyName("mediaType")]
    public required string MediaType { get; init; }

    [JsonPropertyName("digest")]
    public required string Digest { get; init; }

    [JsonPropertyName("size")]
    public required long Size { get; init; }

    [JsonPropertyName("annotations")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SortedDictionary<string, string>? Annotations { get; init; }

    [JsonPropertyName("platform")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EntryPlatformJson? Platform { get; init; }
}
