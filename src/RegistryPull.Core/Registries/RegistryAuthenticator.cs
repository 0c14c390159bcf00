using System.Collections.Concurrent;
using System.Collections.Immutable;
using RegistryPull.Registries.Authentication;
using RegistryPull.Registries.Mirrors;
using RegistryPull.Registries.Uploads;
using RegistryPull.Repositories;
using RegistryPull.Resolving;
using RegistryPull.Retrying;
using RegistryPull.Transport;

namespace RegistryPull.Registries;

/// <summary>Opens the repository of an image with the credential that belongs to its
/// registry.</summary>
internal sealed class RegistryAuthenticator(
    AuthorizationPool authorizations, RegistryTransport transport, RetryPolicy retry, MirrorHealth health)
{
    // By the first address of an endpoint: the address that its registry answered at.
    private readonly ConcurrentDictionary<Uri, Uri> _spoken = new();

    /// <summary>Opens a repository. Sends nothing yet.</summary>
    public IImageRepository Open(RegistrySource source)
    {
        if (source.Endpoints is [{ IsUserSpecified: true } only])
        {
            return Open(only);
        }

        var endpoints = source.Endpoints.Select(endpoint => new EndpointRepository(endpoint, () => Open(endpoint)));
        return new MirroredRepository(source.Reference, [.. endpoints], health);
    }

    private IImageRepository Open(RegistryEndpoint endpoint)
    {
        var addresses = endpoint.Config.Addresses;
        if (_spoken.TryGetValue(addresses[0], out var spoken))
        {
            return OpenAt(endpoint, spoken, probe: null);
        }

        return OpenFrom(endpoint, addresses, 0);
    }

    // The last address is not probed: its failures are those that are reported.
    private IImageRepository OpenFrom(RegistryEndpoint endpoint, ImmutableArray<Uri> addresses, int index)
    {
        if (index == addresses.Length - 1)
        {
            return OpenAt(endpoint, addresses[index], probe: null);
        }

        var first = OpenAt(endpoint, addresses[index], new SchemeProbe(transport));
        return new SchemeFallbackRepository(first, () =>
        {
            _spoken[addresses[0]] = addresses[index + 1];
            return OpenFrom(endpoint, addresses, index + 1);
        });
    }

    // A mirror gets one attempt, because another endpoint can be asked.
    private RegistryRepository OpenAt(RegistryEndpoint endpoint, Uri address, SchemeProbe? probe)
    {
        var server = endpoint.At(address);
        var policy = endpoint.IsUserSpecified ? retry : retry.Once;
        var authorization = authorizations.Get(endpoint, server);
        return new RegistryRepository(endpoint.Config.Reference, server, authorization, transport, policy)
        {
            Probe = probe,
        };
    }

    /// <summary>Opens a repository to push to.</summary>
    /// <param name="endpoint">The registry itself, never a mirror.</param>
    /// <param name="limits">What the registries of the session accept in one request.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IImageTarget> OpenTargetAsync(
        RegistryEndpoint endpoint, UploadLimits limits, CancellationToken cancellationToken)
    {
        var server = await ChooseAsync(endpoint, cancellationToken).ConfigureAwait(false);
        var authorization = authorizations.Get(endpoint, server, TokenScope.Push);
        return new RegistryTarget(endpoint.Config.Reference, server, authorization, transport, retry)
        {
            Chunks = limits.ForHost(server.Address.Authority),
        };
    }

    /// <summary>Finds the address whose scheme the registry speaks, with a request for that alone.</summary>
    /// <remarks>A repository finds out with its first request instead.</remarks>
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

            return !SchemeProbe.IsRefusalOfPlainHttp(response);
        }
        catch (Exception failure) when (failure is TransientException or RegistryUnavailableException)
        {
            return !SchemeProbe.IsWrongScheme(failure);
        }
    }
}
