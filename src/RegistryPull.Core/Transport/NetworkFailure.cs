using System.Net.Sockets;
using System.Security.Authentication;
using RegistryPull.Transport.Proxies;
using RegistryPull.Transport.Trust;

namespace RegistryPull.Transport;

/// <summary>What a failure of the network means, in one line, and whether it may pass.</summary>
internal static class NetworkFailure
{
    public static TransientException Silent(string host, TimeSpan timeout) =>
        Passing(FormattableString.Invariant($"{host} said nothing for {timeout.TotalSeconds:0.##} seconds (--timeout)"));

    public static TransientException Broken(string host, Exception error) =>
        Passing($"the connection to {host} broke ({Reason(error)})", error);

    /// <summary>A request that got no answer. Where the host answered earlier in this run, even a refused connection may be a restart.</summary>
    public static Exception Unanswered(RegistryRequest request, HttpRequestException error, ProxyRoute? route, bool answeredBefore)
    {
        var host = request.Uri.Authority;
        if (Find<AuthenticationException>(error) is { } tls)
        {
            return new RegistryUnavailableException(Untrusted(request, tls), error);
        }

        var socket = Find<SocketException>(error)?.SocketErrorCode;
        var message = route is null ? Directly(request, error, socket, answeredBefore) : Through(route, host, error, socket);
        var lasting = error.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError
            || socket is SocketError.ConnectionRefused;
        return lasting && !answeredBefore ? new RegistryUnavailableException(message, error) : Passing(message, error);
    }

    private static string Directly(RegistryRequest request, HttpRequestException error, SocketError? socket, bool answeredBefore)
    {
        var (uri, host) = (request.Uri, request.Uri.Authority);
        return (error.HttpRequestError, socket) switch
        {
            (HttpRequestError.NameResolutionError, _) => $"the name {uri.Host} cannot be resolved: check the spelling, the network, and whether a proxy is needed (--proxy, HTTPS_PROXY)",
            (HttpRequestError.SecureConnectionError, _) => $"{host} does not answer with TLS ({Reason(error)}): a plain http registry needs --plain-http",
            (HttpRequestError.ResponseEnded, _) when uri.Scheme == Uri.UriSchemeHttps && !answeredBefore =>
                $"{host} ends the connection without an answer ({Reason(error)}): it may want a client certificate (--cert-file)",
            (_, SocketError.ConnectionRefused) => $"{host} refuses the connection: is the registry running there?",
            _ => $"{host} cannot be reached ({Reason(error)})",
        };
    }

    // Only the proxy is spoken to: it looks up the name and opens the connection.
    private static string Through(ProxyRoute route, string host, HttpRequestException error, SocketError? socket) => (error.HttpRequestError, socket) switch
    {
        (HttpRequestError.NameResolutionError, _) => $"the name of {route} cannot be resolved: check the spelling and the network",
        (HttpRequestError.ProxyTunnelError, _) when error.StatusCode == System.Net.HttpStatusCode.ProxyAuthenticationRequired => route.Refusal(),
        (HttpRequestError.ProxyTunnelError, _) when error.StatusCode is { } status => FormattableString.Invariant($"{route} does not let through to {host}: it answers {(int)status}"),
        (HttpRequestError.ProxyTunnelError, _) => $"{route} does not let through to {host} ({Reason(error)})",
        (HttpRequestError.SecureConnectionError, _) => $"{host} does not answer with TLS through {route} ({Reason(error)}): a plain http registry needs --plain-http",
        (_, SocketError.ConnectionRefused) => $"{route} refuses the connection: is it running there?",
        _ => $"{route} drops the connection on the way to {host} ({Reason(error)})",
    };

    private static string Untrusted(RegistryRequest request, AuthenticationException error)
    {
        var host = request.Uri.Authority;
        return (error, request.Tls.IsNamed) switch
        {
            (UntrustedCertificateException { IsAuthorityUnknown: true }, true) =>
                $"the certificate of {host} is not trusted: {error.Message}: --ca-file FILE trusts its authority, --insecure any certificate",
            (UntrustedCertificateException { IsAuthorityUnknown: true }, false) =>
                $"the certificate of {host} is not trusted: {error.Message}: save its authority as /etc/docker/certs.d/{host}/ca.crt or ~/.config/containers/certs.d/{host}/ca.crt, or in the system's store",
            (UntrustedCertificateException, true) => $"the certificate of {host} is not trusted: {error.Message}: --insecure trusts any certificate",
            (UntrustedCertificateException, false) => $"the certificate of {host} is not trusted: {error.Message}",
            _ => $"{host} does not come to terms about TLS ({Reason(error)}): a plain http registry needs --plain-http, another may want a certificate (--cert-file)",
        };
    }

    private static TransientException Passing(string message, Exception? error = null) => new(new RegistryUnavailableException(message, error));

    private static string Reason(Exception error) => TerminalText.Sanitize(error.GetBaseException().Message.TrimEnd('.'));

    private static T? Find<T>(Exception? error)
        where T : Exception
    {
        while (error is not null and not T)
        {
            error = error.InnerException;
        }

        return (T?)error;
    }
}
