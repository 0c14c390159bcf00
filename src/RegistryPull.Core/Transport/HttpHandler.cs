using System.Net;
using System.Net.Security;
using RegistryPull.Transport.Dialing;
using RegistryPull.Transport.Proxies;
using RegistryPull.Transport.Trust;

namespace RegistryPull.Transport;

/// <summary>Makes a connection pool.</summary>
internal static class HttpHandler
{
    public static SocketsHttpHandler Create(
        RegistryPullOptions options, ProxySelection proxies, Dialer dialer, TlsSettings tls, ServerCheck check)
    {
        var handler = new SocketsHttpHandler
        {
            // Redirects are followed by RegistryTransport, which knows what may go along; bytes that have a digest
            // arrive as they are.
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            ConnectCallback = dialer.ConnectAsync,
            ConnectTimeout = options.Timeout,
            PlaintextStreamFilter = HandshakeNote.Fill,
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = LocalChainPolicy.Create(),
                RemoteCertificateValidationCallback = check.Accept,
                ClientCertificateContext = tls.Client is null ? null : CertificateReader.WithKey(tls.Client),
            },
        };
        proxies.Configure(handler);
        return handler;
    }
}
