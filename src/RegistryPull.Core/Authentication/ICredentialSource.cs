namespace RegistryPull.Authentication;

/// <summary>A place where credentials are kept: the options, a configuration file, a helper program.</summary>
internal interface ICredentialSource
{
    /// <summary>Looks for a credential.</summary>
    /// <param name="registry">The registry's logical name, <c>host[:port]</c>.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>The credential, or null for anonymous.</returns>
    ValueTask<RegistryCredential?> FindAsync(string registry, CancellationToken cancellationToken);
}
