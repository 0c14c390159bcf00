namespace RegistryPull.Registries.Credentials;

/// <summary>A user name and a secret, as docker's helpers store them.</summary>
/// <remarks>docker/cli <c>cli/config/credentials/native_store.go</c>: a user name of its own marks an identity
/// token.</remarks>
internal static class StoredSecret
{
    public static (string Username, string Secret) From(RegistryCredential credential) => credential switch
    {
        RegistryCredential.IdentityToken token => (CredentialEntry.TokenUser, token.Token),
        RegistryCredential.Password password => (password.Username, password.Secret),
        _ => throw new ArgumentException("a registry token is for one run and is not stored", nameof(credential)),
    };

    /// <returns>Null for an empty secret, which some helpers answer when they have none.</returns>
    public static RegistryCredential? Read(string? username, string? secret) => (username, secret) switch
    {
        (_, null or "") => null,
        (CredentialEntry.TokenUser, _) => new RegistryCredential.IdentityToken(CredentialEntry.TokenUser, secret),
        _ => new RegistryCredential.Password(username ?? "", secret),
    };
}
