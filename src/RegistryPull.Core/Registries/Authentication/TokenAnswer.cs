using System.Net.Http.Headers;

namespace RegistryPull.Registries.Authentication;

/// <summary>What a token server answered.</summary>
/// <param name="Header">The header with the token; null when it was refused.</param>
/// <param name="RefreshToken">The token to ask for others with; null when the server gave none.</param>
/// <param name="Refusal">What the server said when it refused; null when it did not.</param>
internal sealed record TokenAnswer(AuthenticationHeaderValue? Header, string? RefreshToken, string? Refusal)
{
    public static TokenAnswer Refused(string said) => new(null, null, said);
}
