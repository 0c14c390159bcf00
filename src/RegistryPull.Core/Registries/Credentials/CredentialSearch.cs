namespace RegistryPull.Registries.Credentials;

/// <summary>Asks the sources of credentials in their order; the first that has one decides.</summary>
internal sealed class CredentialSearch(
    IEnumerable<ICredentialSource> sources, MissingHelpers missing, SecretRedactor secrets)
{
    /// <summary>The same without what was given for this run, which is for the registry that was named and not for its
    /// mirrors.</summary>
    public CredentialSearch ForMirrors =>
        new(sources.Where(static source => source is not OptionCredentialSource), missing, secrets);

    /// <summary>No sources: anonymous.</summary>
    public static CredentialSearch None => new([], new MissingHelpers(new NoProgress()), new SecretRedactor());

    /// <summary>What to add to an error: the helper that could not be asked; empty when all of them could.</summary>
    public string Unavailable => missing.Description;

    /// <returns>The credential and where it was, or null for anonymous.</returns>
    public async ValueTask<FoundCredential?> FindAsync(ImageReference image, CancellationToken cancellationToken)
    {
        foreach (var source in sources)
        {
            if (await source.FindAsync(image, cancellationToken).ConfigureAwait(false) is { } found)
            {
                secrets.Add(found.Credential);
                return found;
            }
        }

        return null;
    }
}
