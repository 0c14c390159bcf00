using System.Text.Json.Serialization;

namespace RegistryPull.Json;

/// <summary>A descriptor as it stands in JSON: OCI image-spec <c>descriptor.md</c>.</summary>
internal sealed class DescriptorJson
{
    [JsonPropertyName("mediaType")]
    public string? MediaType { get; init; }

    [JsonPropertyName("digest")]
    public string? Digest { get; init; }

    [JsonPropertyName("size")]
    public long? Size { get; init; }

    [JsonPropertyName("urls")]
    public string[]? Urls { get; init; }

    [JsonPropertyName("annotations")]
    public SortedDictionary<string, string?>? Annotations { get; init; }

    [JsonPropertyName("artifactType")]
    public string? ArtifactType { get; init; }

    [JsonPropertyName("platform")]
    public PlatformJson? Platform { get; init; }

    public static DescriptorJson From(Descriptor descriptor) => new()
    {
        MediaType = descriptor.MediaType,
        Digest = descriptor.Digest.ToString(),
        Size = descriptor.Size,
        Urls = descriptor.Urls.IsEmpty ? null : [.. descriptor.Urls.Select(static url => url.OriginalString)],
        Annotations = descriptor.Annotations.IsEmpty ? null : new(descriptor.Annotations!, StringComparer.Ordinal),
        ArtifactType = descriptor.ArtifactType,
        Platform = descriptor.Platform is null ? null : PlatformJson.From(descriptor.Platform),
    };
}
