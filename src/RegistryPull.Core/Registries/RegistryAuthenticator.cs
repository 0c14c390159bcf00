using RegistryPull.Registries.Authentication;
using RegistryPull.Registries.Credentials;
using RegistryPull.Registries.Mirrors;
using RegistryPull.Repositories;
using RegistryPull.Resolving;
using RegistryPull.Retrying;
using RegistryPull.Transport;

namespace RegistryPull.Registries;

/// <summary>Opens the repository of an image with the credential that belongs to its
/// registry.</summary>
internal sealed class RegistryAuthenticator(
    CredentialSearch credentials,
    TokenClient tokens,
    RegistryTransport transport,
    RetryPolicy retry,
    MirrorHealth health)
{
    public async Task<IImageRepository> OpenAsync(RegistrySource source, CancellationToken cancellationToken)
    {
        if (source.Endpoints is [{ IsUserSpecified: true } only])
        {
            return await OpenAsync(only, cancellationToken).ConfigureAwait(false);
        }

        var endpoints = source.Endpoints.Select(
            endpoint => new EndpointRepository(endpoint, ct => OpenAsync(endpoint, ct)));
        return new MirroredRepository(source.Reference, [.. endpoints], health);
    }

    // A mirror gets one try, because another can be asked; and no credential but what is stored for its own host.
    private async Task<IImageRepository> OpenAsync(RegistryEndpoint endpoint, CancellationToken cancellationToken)
    {
        var reference = endpoint.Config.Reference;
        var server = await ChooseAsync(endpoint, cancellationToken).ConfigureAwait(false);
        if (endpoint.IsUserSpecified)
        {
            return new RegistryRepository(
                reference,
                server,
                new RepositoryAuthorization(reference, server, credentials, tokens),
                transport,
                retry);
        }

        var once = retry.Once;
        var authorization = new RepositoryAuthorization(reference, server, credentials.ForMirrors, tokens.With(once));
        return new RegistryRepository(reference, server, authorization, transport, once);
    }

    /// <summary>The address that speaks as the registry's scheme wants it.</summary>
    /// <remarks>Most registries have one address and are not asked beforehand: their first answer is to the first real
    /// request.</remarks>
    public async Task<RegistryServer> ChooseAsync(RegistryEndpoint endpoint, CancellationToken cancellationToken)
    {
        foreach (var address in endpoint.Config.Addresses.SkipLast(1))
        {
            if (await SpeaksAsync(endpoint.At(address), cancellationToken).ConfigureAwait(false))
            {
                return endpoint.At(address);
            }
        }

        return endpoint.At(endpoint.Config.Addresses[^1]);
    }

    private async Task<bool> SpeaksAsync(RegistryServer server, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await transport.SendAsync(
                server.Adapt(new RegistryRequest(RegistryUris.Api(server.Address))),
                cancellationToken).ConfigureAwait(false);

            // A TLS server answers a plain request with 400: https://github.com/golang/go, net/http/server.go; nginx
            // likewise.
            return (int)response.StatusCode != 400;
        }
        catch (TransientException error)
        {
            // An answer such as 503 is one, too; other TLS servers drop the connection or send an alert, and that is
            // none.
            return error.Outcome.InnerException is not HttpRequestException;
        }
        catch (RegistryUnavailableException)
        {
            return false;
        }
    }
}
