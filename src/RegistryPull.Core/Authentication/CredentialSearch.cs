namespace RegistryPull.Authentication;

/// <summary>Asks the sources of credentials in their order; the first that has one decides.</summary>
internal sealed class CredentialSearch(IEnumerable<ICredentialSource> sources)
{
    /// <returns>The credential, or null for anonymous.</returns>
    public async ValueTask<RegistryCredential?> FindAsync(ImageReference image, CancellationToken cancellationToken)
    {
        foreach (var source in sources)
        {
            if (await source.FindAsync(image, cancellationToken) is { } credential)
            {
                return credential;
            }
        }

        return null;
    }
}
