using System.Text.Json.Serialization;

namespace RegistryPull.Json;

/// <summary>A platform as it stands in JSON: OCI image-spec <c>image-index.md</c>.</summary>
internal sealed class PlatformJson
{
    [JsonPropertyName("architecture")]
    public string? Architecture { get; init; }

    [JsonPropertyName("os")]
    public string? Os { get; init; }

    [JsonPropertyName("os.version")]
    public string? OsVersion { get; init; }

    [JsonPropertyName("variant")]
    public string? Variant { get; init; }

    public static PlatformJson From(Platform platform) => new()
    {
        Architecture = platform.Architecture,
        Os = platform.Os,
        OsVersion = platform.OsVersion,
        Variant = platform.Variant,
    };

    public Platform? ToPlatform()
    {
        if (string.IsNullOrEmpty(Os) || string.IsNullOrEmpty(Architecture))
        {
            return null;
        }

        return Platform.Create(Os, Architecture, Variant, OsVersion);
    }
}
