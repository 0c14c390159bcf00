namespace RegistryPull;

/// <summary>A sign-in that was removed, or was not there.</summary>
/// <param name="Registry">The registry.</param>
/// <param name="File">The file that was looked into.</param>
/// <param name="Helper">The credential helper that the file names for the registry, which was asked too; null for none.</param>
/// <param name="Existed">Whether there was anything to remove.</param>
public sealed record ErasedCredential(RegistryName Registry, string File, string? Helper, bool Existed);
