using System.Net.Http.Headers;

namespace RegistryPull.Registries.Authentication;

/// <summary>What a token server answered.</summary>
/// <param name="Header">The header with the token; null when it was refused.</param>
/// <param name="RefreshToken">The token to ask for others with; null when the server gave none.</param>
/// <param name="Refusal">The reason that the server gave for refusing; null when it did not refuse.</param>
internal sealed record TokenAnswer(AuthenticationHeaderValue? Header, string? RefreshToken, string? Refusal)
{
    public static TokenAnswer Refused(string reason) => new(null, null, reason);
}
