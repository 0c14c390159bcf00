namespace RegistryPull.Registries.Credentials;

/// <summary>One entry of <c>auths</c>, in all its spellings.</summary>
/// <remarks>docker/cli <c>cli/config/types/authconfig.go</c>.</remarks>
internal sealed class CredentialEntryJson
{
    /// <summary>Base64 of <c>user:password</c>.</summary>
    public string? Auth { get; init; }

    public string? Username { get; init; }

    public string? Password { get; init; }

    public string? IdentityToken { get; init; }

    public string? RegistryToken { get; init; }
}
