using System.Net;
using System.Net.Security;

namespace RegistryPull.Transport;

/// <summary>Makes the connection pool that all rooms share.</summary>
internal static class HttpHandler
{
    public static SocketsHttpHandler Create(RegistryPullOptions options) => new()
    {
        // Redirects are followed by RegistryTransport, which knows what may go along; bytes that have a digest arrive as they are.
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        ConnectTimeout = options.Timeout,
        Proxy = EnvironmentProxy.Read(Environment.GetEnvironmentVariable),
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        SslOptions = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = static (sender, _, _, errors) =>
                errors == SslPolicyErrors.None || IsLoopback(((SslStream)sender).TargetHostName),
        },
    };

    // As docker does: a registry on this machine is trusted whatever it shows.
    private static bool IsLoopback(string host) => Uri.TryCreate($"https://{host}/", UriKind.Absolute, out var uri) && uri.IsLoopback;
}
