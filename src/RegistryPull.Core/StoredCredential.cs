namespace RegistryPull;

/// <summary>The result of a login.</summary>
/// <param name="Registry">The registry.</param>
/// <param name="Username">The user name.</param>
/// <param name="File">The file with the credential or, with a helper, the file that names the helper.</param>
/// <param name="Helper">The credential helper that stores the secret; null when the file does, as plain text.</param>
/// <param name="IsIdentityToken">Whether the registry issued a token that is stored instead of the password.</param>
/// <param name="IsVerified">Whether the registry verified the password. A registry with anonymous access does
/// not.</param>
public sealed record StoredCredential(
    RegistryName Registry, string Username, string File, string? Helper, bool IsIdentityToken, bool IsVerified);
