using System.Net;
using RegistryPull.Transport.Dialing;

namespace RegistryPull.Registries.Authentication;

/// <summary>Decides whether the token server that a registry names is asked. The rules stand in order; the first that
/// applies decides.</summary>
/// <remarks>docs/decisions/0030-a-registry-does-not-choose-any-token-server.md.</remarks>
internal sealed class RealmPolicy(INameLookup names)
{
    /// <summary>Decides about a realm.</summary>
    /// <param name="registry">The registry that names it.</param>
    /// <param name="realm">The token server, or where it redirects.</param>
    /// <param name="isAnonymous">Whether no credential goes there.</param>
    /// <param name="cancellationToken">Cancels the lookup of names.</param>
    /// <returns>Null when the token server is asked, else why not.</returns>
    public async ValueTask<string?> FindRefusalAsync(
        Uri registry, Uri realm, bool isAnonymous, CancellationToken cancellationToken)
    {
        // 1. The registry itself: it gets the credential with Basic anyway.
        if (realm.Authority == registry.Authority && realm.Scheme == registry.Scheme)
        {
            return null;
        }

        // 2. Names of this machine and its networks are not for a registry from outside to name. What they answer would
        // be sent to it.
        var isInside = await IsPrivateAsync(registry, cancellationToken).ConfigureAwait(false);
        if (!isInside && await IsPrivateAsync(realm, cancellationToken).ConfigureAwait(false))
        {
            return "it is an address of the private network, named by a registry outside of it";
        }

        // 3. This machine: the request does not leave it.
        // 4. https. An anonymous request of a registry that is itself inside, or without TLS, has nothing to lose.
        var mayBePlain = realm.IsLoopback || (isAnonymous && (isInside || registry.Scheme == Uri.UriSchemeHttp));
        if (mayBePlain || realm.Scheme == Uri.UriSchemeHttps)
        {
            return null;
        }

        return "it is not https";
    }

    // One private address among several is enough: which of them is connected to is decided later.
    private async ValueTask<bool> IsPrivateAsync(Uri uri, CancellationToken cancellationToken)
    {
        if (uri.IsLoopback)
        {
            return true;
        }

        if (IPAddress.TryParse(uri.IdnHost, out var address))
        {
            return PrivateAddress.Contains(address);
        }

        return (await names.FindAddressesAsync(uri.IdnHost, cancellationToken).ConfigureAwait(false))
            .Any(PrivateAddress.Contains);
    }
}
