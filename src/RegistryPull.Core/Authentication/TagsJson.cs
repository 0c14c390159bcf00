using System.Text.Json.Serialization;

namespace RegistryPull.Authentication;

/// <summary>A page of tags: OCI distribution-spec <c>spec.md#listing-tags</c>.</summary>
internal sealed class TagsJson
{
    [JsonPropertyName("tags")]
    public string?[]? Tags { get; init; }
}
