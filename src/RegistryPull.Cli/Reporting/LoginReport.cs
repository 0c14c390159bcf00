namespace RegistryPull.Cli.Reporting;

/// <summary>
/// The JSON of <c>regpull login --json</c>. The names are public interface; there is no secret in it.
/// </summary>
/// <param name="Registry">The registry.</param>
/// <param name="Username">The user name.</param>
/// <param name="Verified">Whether the registry asked for the password, and took it.</param>
/// <param name="File">Where it is stored, or which file has the empty entry for it.</param>
/// <param name="Helper">The credential helper that keeps it; null for none.</param>
/// <param name="KeyStore">The system's key store that keeps it without a helper; null for none.</param>
/// <param name="PlainText">Whether the secret is readable in the file.</param>
/// <param name="IdentityToken">Whether it is a token of the registry's in place of the password.</param>
internal sealed record LoginReport(
    string Registry,
    string Username,
    bool Verified,
    string File,
    string? Helper,
    string? KeyStore,
    bool PlainText,
    bool IdentityToken)
{
    public static LoginReport From(StoredCredential stored) => new(
        stored.Registry.Name, stored.Username, stored.IsVerified, stored.File, stored.Helper,
        stored.KeyStore, stored.IsPlainText, stored.IsIdentityToken);
}
