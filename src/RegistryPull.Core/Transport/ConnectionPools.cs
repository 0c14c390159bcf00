using System.Collections.Concurrent;
using RegistryPull.Transport.Dialing;
using RegistryPull.Transport.Proxies;
using RegistryPull.Transport.Trust;

namespace RegistryPull.Transport;

/// <summary>The connections of a run: one pool for all hosts without TLS settings, and one for each other host and
/// port.</summary>
/// <remarks>A <see cref="SocketsHttpHandler"/> has one set of TLS options, and shows its callback a host's name without
/// the port.</remarks>
internal sealed class ConnectionPools(
    RegistryPullOptions options, TrustPolicy trust, ProxySelection proxies, Dialer dialer, TimeProvider time)
    : HttpMessageHandler
{
    private readonly ConcurrentDictionary<(string? Authority, TlsSettings Tls), Lazy<HttpMessageInvoker>> _pools =
        new();

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var uri = request.RequestUri!;
        var tls = TlsSettings.None;
        if (uri.Scheme == Uri.UriSchemeHttps)
        {
            tls = trust.For(uri, RegistryRequest.TlsOf(request));
        }

        proxies.RouteTo(uri)?.Note(request);
        var key = (tls == TlsSettings.None ? null : uri.Authority, tls);
        return _pools.GetOrAdd(key, _ => new(() => Open(uri, tls))).Value.SendAsync(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        foreach (var pool in _pools.Values.Where(static pool => pool.IsValueCreated))
        {
            pool.Value.Dispose();
        }

        base.Dispose(disposing);
    }

    private HttpMessageInvoker Open(Uri uri, TlsSettings tls)
    {
        var host = tls == TlsSettings.None ? null : uri.IdnHost;
        var check = new ServerCheck(host, tls, trust.SharedAuthorities, time);
        return new(HttpHandler.Create(options, proxies, dialer, tls, check));
    }
}
