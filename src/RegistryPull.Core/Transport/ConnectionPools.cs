using System.Collections.Concurrent;
using RegistryPull.Transport.Dialing;
using RegistryPull.Transport.Proxies;
using RegistryPull.Transport.Trust;

namespace RegistryPull.Transport;

/// <summary>The connections that all rooms share: one pool for all hosts that nothing was said about, and one of its own for each other host.</summary>
/// <remarks>A <see cref="SocketsHttpHandler"/> has one set of TLS options, and shows its callback a host's name without the port.</remarks>
internal sealed class ConnectionPools(
    RegistryPullOptions options, TrustPolicy trust, ProxySelection proxies, Dialer dialer, TimeProvider time)
    : HttpMessageHandler
{
    private readonly ConcurrentDictionary<(string? Authority, TlsSettings Tls), Lazy<HttpMessageInvoker>> _pools = new();

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var uri = request.RequestUri!;
        var tls = uri.Scheme == Uri.UriSchemeHttps ? trust.For(uri, RegistryRequest.TlsOf(request)) : TlsSettings.None;
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

    private HttpMessageInvoker Open(Uri uri, TlsSettings tls) =>
        new(HttpHandler.Create(options, proxies, dialer, tls, new ServerCheck(tls == TlsSettings.None ? null : uri.IdnHost, tls, time)));
}
