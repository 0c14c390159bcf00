namespace RegistryPull.Registries.Credentials;

/// <summary>Where a registry's credential belongs.</summary>
/// <param name="File">The file.</param>
/// <param name="Keys">The names that it may have there.</param>
/// <param name="Helper">The credential program that keeps it; null for none.</param>
/// <param name="KeyStore">The name of the system's key store that keeps it without a program; null when another place
/// does.</param>
internal sealed record CredentialLocation(string File, CredentialKeys Keys, string? Helper, string? KeyStore)
{
    /// <summary>Whether the file does not name the helper yet.</summary>
    public bool IsHelperNew { get; init; }
}
