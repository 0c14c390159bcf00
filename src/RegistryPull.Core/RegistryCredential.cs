namespace RegistryPull;

/// <summary>Something to sign in to a registry with. Its text form hides the secret.</summary>
public abstract record RegistryCredential
{
    private RegistryCredential()
    {
    }

    /// <summary>A name and a password, or an access token in a password's place.</summary>
    /// <param name="Username">The name.</param>
    /// <param name="Secret">The password.</param>
    public sealed record Password(string Username, string Secret) : RegistryCredential
    {
        /// <inheritdoc/>
        public override string ToString() => $"{Username} with a password";
    }

    /// <summary>A refresh token, which a token server exchanges for tokens to pull with.</summary>
    /// <param name="Username">The name to give where only a name and a password are understood.</param>
    /// <param name="Token">The token.</param>
    public sealed record IdentityToken(string Username, string Token) : RegistryCredential
    {
        /// <inheritdoc/>
        public override string ToString() => "an identity token";
    }

    /// <summary>A bearer token that the registry itself takes.</summary>
    /// <param name="Token">The token.</param>
    public sealed record BearerToken(string Token) : RegistryCredential
    {
        /// <inheritdoc/>
        public override string ToString() => "a registry token";
    }
}
