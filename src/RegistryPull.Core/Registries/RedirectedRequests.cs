using System.Collections.Concurrent;
using System.Net;
using RegistryPull.Registries.Authentication;
using RegistryPull.Transport;

namespace RegistryPull.Registries;

/// <summary>Signs in anonymously where a registry redirects its whole interface to another host, as names such as
/// <c>lscr.io</c> do.</summary>
/// <remarks>docs/decisions/0031-a-redirected-registry-gets-an-anonymous-token.md.</remarks>
internal sealed class RedirectedRequests(
    RepositoryAuthorization authorization, RegistryTransport transport) : IDisposable
{
    // A registry that redirects to more hosts than this is not answered.
    private const int MaxHosts = 16;

    private readonly ConcurrentDictionary<string, RepositoryAuthorization> _hosts = new(
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Repeats a request at the host that it was redirected to, with an anonymous token, when that host asks
    /// for one.</summary>
    /// <param name="request">The request as the registry got it.</param>
    /// <param name="response">What the other host answered.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The answer of the other host.</returns>
    public async Task<HttpResponseMessage> AnswerAsync(
        RegistryRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var challenges = response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => ChallengeHeaders.Read(response),
            _ => [],
        };
        if (challenges.All(static challenge => challenge.Scheme != "bearer") || Find(response) is not { } host)
        {
            return response;
        }

        var target = request.RedirectedTo(response.RequestMessage!.RequestUri!);
        for (var isFirst = true; ; isFirst = false)
        {
            var used = host.Current;
            if (used is null || !isFirst)
            {
                await host.AnswerAsync(challenges, used, cancellationToken).ConfigureAwait(false);
            }

            response.Dispose();
            response = await transport.SendAsync(
                target with { Authorization = host.Current }, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode != HttpStatusCode.Unauthorized || !isFirst)
            {
                return response;
            }
        }
    }

    public void Dispose()
    {
        foreach (var host in _hosts.Values)
        {
            host.Dispose();
        }
    }

    private RepositoryAuthorization? Find(HttpResponseMessage response)
    {
        var address = new Uri(response.RequestMessage!.RequestUri!.GetLeftPart(UriPartial.Authority) + "/");
        if (_hosts.Count >= MaxHosts && !_hosts.ContainsKey(address.Authority))
        {
            return null;
        }

        var server = new RegistryServer(address, RegistryRequest.TlsOf(response.RequestMessage));
        return _hosts.GetOrAdd(address.Authority, _ => authorization.AnonymousAt(server));
    }
}
