namespace RegistryPull;

/// <summary>The result of a logout.</summary>
/// <param name="Registry">The registry.</param>
/// <param name="File">The file that was searched.</param>
/// <param name="Helper">The credential helper that the file names for the registry, which was called as well; null for
/// none.</param>
/// <param name="Existed">Whether a credential was stored.</param>
public sealed record ErasedCredential(RegistryName Registry, string File, string? Helper, bool Existed)
{
    /// <summary>Gets the system's key store that was searched; null for none.</summary>
    public string? KeyStore { get; init; }
}
