namespace RegistryPull;

/// <summary>The result of a login.</summary>
/// <param name="Registry">The registry.</param>
/// <param name="Username">The user name.</param>
/// <param name="File">The file with the credential or, where the secret is elsewhere, the file that has an empty entry
/// for it.</param>
/// <param name="Helper">The credential helper that stores the secret; null for none.</param>
/// <param name="IsIdentityToken">Whether the registry issued a token that is stored instead of the password.</param>
/// <param name="IsVerified">Whether the registry verified the password. A registry with anonymous access does
/// not.</param>
public sealed record StoredCredential(
    RegistryName Registry, string Username, string File, string? Helper, bool IsIdentityToken, bool IsVerified)
{
    /// <summary>Gets the system's key store that has the secret without a helper; null for none.</summary>
    public string? KeyStore { get; init; }

    /// <summary>Gets whether the secret is in the file, in base64, which is not encrypted.</summary>
    public bool IsPlainText => Helper is null && KeyStore is null;
}
