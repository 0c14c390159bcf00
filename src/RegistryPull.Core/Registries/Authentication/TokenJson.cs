using System.Text.Json.Serialization;

namespace RegistryPull.Registries.Authentication;

/// <summary>A token server's answer: distribution <c>docs/spec/auth/token.md</c>.</summary>
internal sealed class TokenJson
{
    [JsonPropertyName("token")]
    public string? Token { get; init; }

    [JsonPropertyName("access_token")]
    public string? AccessToken { get; init; }

    [JsonPropertyName("refresh_token")]
    public string? RefreshToken { get; init; }
}
