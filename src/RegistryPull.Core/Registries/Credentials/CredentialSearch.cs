namespace RegistryPull.Registries.Credentials;

/// <summary>Asks the sources of credentials in their order; the first that has one decides.</summary>
internal sealed class CredentialSearch(IEnumerable<ICredentialSource> sources)
{
    /// <summary>The same without what was given for this run, which is for the registry that was named and not for its mirrors.</summary>
    public CredentialSearch ForMirrors => new(sources.Where(static source => source is not OptionCredentialSource));

    /// <returns>The credential, or null for anonymous.</returns>
    public async ValueTask<RegistryCredential?> FindAsync(ImageReference image, CancellationToken cancellationToken) =>
        (await LocateAsync(image, cancellationToken))?.Credential;

    /// <returns>The credential and where it was, or null for anonymous.</returns>
    public async ValueTask<FoundCredential?> LocateAsync(ImageReference image, CancellationToken cancellationToken)
    {
        foreach (var source in sources)
        {
            if (await source.FindAsync(image, cancellationToken) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
