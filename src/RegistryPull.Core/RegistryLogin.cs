using RegistryPull.Registries;
using RegistryPull.Registries.Authentication;
using RegistryPull.Registries.Credentials;
using RegistryPull.Resolving;

namespace RegistryPull;

/// <summary>Stores and removes credentials for registries where docker stores them.</summary>
public sealed class RegistryLogin
{
    private readonly ReferenceResolver _resolver;
    private readonly RegistryAuthenticator _authenticator;
    private readonly CredentialCheck _check;
    private readonly CredentialStore _store;
    private readonly SecretRedactor _secrets;

    internal RegistryLogin(
        ReferenceResolver resolver,
        RegistryAuthenticator authenticator,
        CredentialCheck check,
        CredentialStore store,
        SecretRedactor secrets) =>
        (_resolver, _authenticator, _check, _store, _secrets) = (resolver, authenticator, check, store, secrets);

    /// <summary>Checks a password at the registry and stores it: in the credential helper that docker's configuration
    /// names or that the system has, else in the Windows Credential Manager, else in the file.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="password">The user name and the password.</param>
    /// <param name="file">The file to store in; null for docker's default.</param>
    /// <param name="cancellationToken">Cancels the login; then either nothing or everything is stored.</param>
    /// <returns>The stored credential.</returns>
    /// <exception cref="RegistryPullException">The registry refused the password, or it could not be stored; the
    /// message is for the user.</exception>
    public async Task<StoredCredential> LoginAsync(
        RegistryName registry, RegistryCredential.Password password, string? file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(password);

        _secrets.Add(password);
        return await FailureContext.RunAsync(
            registry, () => StoreAsync(registry, password, file, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Removes the credential of a registry.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="file">The file to remove it from; null for docker's default.</param>
    /// <param name="cancellationToken">Cancels the logout.</param>
    /// <returns>Where the credential was searched, and whether there was one.</returns>
    /// <exception cref="RegistryPullException">The credential could not be removed; the message is for the
    /// user.</exception>
    public async Task<ErasedCredential> LogoutAsync(
        RegistryName registry, string? file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(registry);
        return await FailureContext.RunAsync(
            registry, () => EraseAsync(registry, file, cancellationToken)).ConfigureAwait(false);
    }

    private async Task<StoredCredential> StoreAsync(
        RegistryName registry, RegistryCredential.Password password, string? file, CancellationToken cancellationToken)
    {
        // A file that cannot be read is reported before the password is sent anywhere.
        var place = _store.Find(registry, file);
        var server = await _authenticator.ChooseAsync(
            _resolver.Resolve(registry.Image).Endpoints[^1], cancellationToken).ConfigureAwait(false);
        var (credential, isVerified) = await _check.RunAsync(server, password, cancellationToken).ConfigureAwait(false);
        await _store.StoreAsync(place, credential, cancellationToken).ConfigureAwait(false);
        return new StoredCredential(
            registry,
            password.Username,
            place.File,
            place.Helper,
            credential is RegistryCredential.IdentityToken,
            isVerified)
        { KeyStore = place.KeyStore };
    }

    private async Task<ErasedCredential> EraseAsync(
        RegistryName registry, string? file, CancellationToken cancellationToken)
    {
        var place = _store.Find(registry, file);
        return new ErasedCredential(
            registry,
            place.File,
            place.Helper,
            await _store.EraseAsync(place, cancellationToken).ConfigureAwait(false))
        { KeyStore = place.KeyStore };
    }
}
