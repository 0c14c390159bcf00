namespace RegistryPull.Registries.Credentials;

/// <summary>A place where credentials are kept: the options, a configuration file, a helper program.</summary>
internal interface ICredentialSource
{
    /// <summary>Looks for a credential.</summary>
    /// <param name="image">The image that is pulled: some places keep credentials by repository.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>The credential, or null when there is none here.</returns>
    ValueTask<FoundCredential?> FindAsync(ImageReference image, CancellationToken cancellationToken);
}
