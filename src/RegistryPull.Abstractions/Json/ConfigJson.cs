using System.Text.Json.Serialization;

namespace RegistryPull.Json;

/// <summary>What regpull needs of an image configuration: OCI image-spec <c>config.md</c>.</summary>
internal sealed class ConfigJson
{
    [JsonPropertyName("os")]
    public string? Os { get; init; }

    [JsonPropertyName("os.version")]
    public string? OsVersion { get; init; }

    [JsonPropertyName("architecture")]
    public string? Architecture { get; init; }

    [JsonPropertyName("variant")]
    public string? Variant { get; init; }

    [JsonPropertyName("rootfs")]
    public RootfsJson? Rootfs { get; init; }

    internal sealed class RootfsJson
    {
        [JsonPropertyName("diff_ids")]
        public string?[]? DiffIds { get; init; }
    }
}
