namespace RegistryPull.Registries.Credentials;

/// <summary>Where a registry's credential belongs.</summary>
/// <param name="File">The file.</param>
/// <param name="Keys">The names that it may have there.</param>
/// <param name="Helper">The credential program that the file names for it; null when the file itself keeps it.</param>
internal sealed record CredentialLocation(string File, CredentialKeys Keys, string? Helper);
