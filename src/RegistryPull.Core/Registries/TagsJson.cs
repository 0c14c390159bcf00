using System.Text.Json.Serialization;

namespace RegistryPull.Registries;

/// <summary>A page of tags: OCI distribution-spec <c>spec.md#listing-tags</c>.</summary>
internal sealed class TagsJson
{
    [JsonPropertyName("tags")]
    public string?[]? Tags { get; init; }
}
