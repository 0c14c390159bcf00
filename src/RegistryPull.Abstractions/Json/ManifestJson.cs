using System.Text.Json.Serialization;

namespace RegistryPull.Json;

/// <summary>A manifest as it stands in JSON: OCI image-spec <c>manifest.md</c>.</summary>
internal sealed class ManifestJson
{
    [JsonPropertyName("schemaVersion")]
    public int SchemaVersion { get; init; }

    [JsonPropertyName("mediaType")]
    public string? MediaType { get; init; }

    [JsonPropertyName("artifactType")]
    public string? ArtifactType { get; init; }

    [JsonPropertyName("config")]
    public DescriptorJson? Config { get; init; }

    [JsonPropertyName("layers")]
    public DescriptorJson?[]? Layers { get; init; }
}
