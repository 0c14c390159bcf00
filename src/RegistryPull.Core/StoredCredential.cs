namespace RegistryPull;

/// <summary>A sign-in that was tried and stored.</summary>
/// <param name="Registry">The registry.</param>
/// <param name="Username">Who signed in.</param>
/// <param name="File">The file that it is stored in or, with a helper, the file that names the helper.</param>
/// <param name="Helper">The credential helper that keeps the secret; null when the file does, as plain text.</param>
/// <param name="IsIdentityToken">Whether the registry gave a token to store in the password's place.</param>
/// <param name="IsVerified">Whether the registry verified the password; one that allows anonymous access does not.</param>
public sealed record StoredCredential(RegistryName Registry, string Username, string File, string? Helper, bool IsIdentityToken, bool IsVerified);
