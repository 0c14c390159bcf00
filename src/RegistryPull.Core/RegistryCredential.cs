namespace RegistryPull;

/// <summary>A credential for a registry. <see cref="object.ToString"/> hides the secret.</summary>
public abstract record RegistryCredential
{
    private RegistryCredential()
    {
    }

    /// <summary>A user name with a password, or with an access token in its place.</summary>
    /// <param name="Username">The user name.</param>
    /// <param name="Secret">The password.</param>
    public sealed record Password(string Username, string Secret) : RegistryCredential
    {
        /// <inheritdoc/>
        public override string ToString() => $"{Username} with a password";
    }

    /// <summary>A refresh token, which a token server exchanges for pull tokens.</summary>
    /// <param name="Username">The user name for registries that accept only a name and a password.</param>
    /// <param name="Token">The token.</param>
    public sealed record IdentityToken(string Username, string Token) : RegistryCredential
    {
        /// <inheritdoc/>
        public override string ToString() => "an identity token";
    }

    /// <summary>A bearer token that the registry itself accepts.</summary>
    /// <param name="Token">The token.</param>
    public sealed record BearerToken(string Token) : RegistryCredential
    {
        /// <inheritdoc/>
        public override string ToString() => "a registry token";
    }
}
