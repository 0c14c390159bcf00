using RegistryPull.Resolving;
using RegistryPull.Transport;

namespace RegistryPull.Authentication;

/// <summary>The second room: opens the repository of an image with the credential that belongs to its registry.</summary>
internal sealed class RegistryAuthenticator(CredentialSearch credentials, TokenClient tokens, RegistryTransport transport, RetryPolicy retry)
{
    public async Task<IRegistryRepository> OpenAsync(ImageSource source, CancellationToken cancellationToken)
    {
        var reference = source.Reference;
        var registry = await ChooseAsync(source.Registry, cancellationToken);
        var authorization = new RepositoryAuthorization(reference, registry, credentials, tokens);
        return new RegistryRepository(reference, registry, authorization, transport, retry);
    }

    /// <summary>The address that speaks as the registry's scheme wants it.</summary>
    /// <remarks>Most registries have one address and are not asked beforehand: their first answer is to the first real request.</remarks>
    public async Task<RegistryServer> ChooseAsync(RegistryEndpoint endpoint, CancellationToken cancellationToken)
    {
        foreach (var address in endpoint.Addresses.SkipLast(1))
        {
            if (await SpeaksAsync(endpoint.At(address), cancellationToken))
            {
                return endpoint.At(address);
            }
        }

        return endpoint.At(endpoint.Addresses[^1]);
    }

    private async Task<bool> SpeaksAsync(RegistryServer server, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await transport.SendAsync(new RegistryRequest(RegistryUris.Api(server.Address)) { Tls = server.Tls }, cancellationToken);

            // A TLS server answers a plain request with 400: https://github.com/golang/go, net/http/server.go; nginx likewise.
            return (int)response.StatusCode != 400;
        }
        catch (TransientException error)
        {
            // An answer such as 503 is one, too; other TLS servers drop the connection or send an alert, and that is none.
            return error.Outcome.InnerException is not HttpRequestException;
        }
        catch (RegistryUnavailableException)
        {
            return false;
        }
    }
}
