using System.Text.Json.Serialization;

namespace RegistryPull.Json;

/// <summary>An index as it stands in JSON: OCI image-spec <c>image-index.md</c>.</summary>
internal sealed class IndexJson
{
    [JsonPropertyName("schemaVersion")]
    public int SchemaVersion { get; init; }

    [JsonPropertyName("mediaType")]
    public string? MediaType { get; init; }

    [JsonPropertyName("manifests")]
    public DescriptorJson?[]? Manifests { get; init; }
}
