namespace RegistryPull.Registries.Credentials;

/// <summary>A credential, and where it was.</summary>
/// <param name="Credential">The credential.</param>
/// <param name="Origin">The file, the helper or the option, for a person to look it up.</param>
internal sealed record FoundCredential(RegistryCredential Credential, string Origin);
