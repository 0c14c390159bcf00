namespace RegistryPull.Registries.Credentials;

/// <summary>A credential, and where it was.</summary>
/// <param name="Credential">The credential.</param>
/// <param name="Origin">The file, the helper or the option, for a user to look it up.</param>
internal sealed record FoundCredential(RegistryCredential Credential, string Origin)
{
    /// <summary>Whether it was given for this run, and not found in a file or a helper.</summary>
    public bool IsFromOptions { get; init; }
}
