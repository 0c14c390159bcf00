using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using RegistryPull.Retrying;
using RegistryPull.Transport.Proxies;
using RegistryPull.Transport.Trust;

namespace RegistryPull.Transport;

/// <summary>What a failure of the network means, in one line, and whether it may pass.</summary>
internal static class NetworkFailure
{
    private const string PlainHttp = "a plain http registry needs --plain-http";

    public static TransientException Silent(string host, TimeSpan timeout) =>
        Passing(FormattableString.Invariant(
            $"timed out after {timeout.TotalSeconds:0.##} s waiting for {host} (--timeout)"));

    public static TransientException Trickling(string host, int minimum, TimeSpan window) =>
        Passing(FormattableString.Invariant(
            $"{host} sends too slowly: less than {minimum / 1024} KiB in {window.TotalSeconds:0} s"));

    public static TransientException Clogged(string host, int minimum, TimeSpan window) =>
        Passing(FormattableString.Invariant(
            $"{host} receives too slowly: less than {minimum / 1024} KiB in {window.TotalSeconds:0} s"));

    public static TransientException TooSlow(string host, long received, TimeSpan elapsed) =>
        Passing(FormattableString.Invariant(
            $"{host} sends too slowly: {received} bytes of a document in {elapsed.TotalSeconds:0} s"));

    public static TransientException Moved(string host, string target) =>
        Passing($"{host} redirects an upload to {target} after it had begun");

    public static TransientException Broken(string host, Exception error) =>
        Passing($"the connection to {host} broke ({NetworkReason.Describe(error)})", error);

    /// <summary>A request that got no answer. Where the host answered earlier in this run, even a refused connection
    /// may be a restart.</summary>
    public static Exception Unanswered(
        RegistryRequest request, HttpRequestException error, ProxyRoute? route, bool answeredBefore)
    {
        if (Find<UntrustedCertificateException>(error) is { } untrusted)
        {
            return new RegistryUnavailableException(UntrustedServer.Describe(request, route, untrusted), error);
        }

        if (Find<AuthenticationException>(error) is not null)
        {
            return new RegistryUnavailableException(WithoutHandshake(request, error), error);
        }

        var socket = Find<SocketException>(error)?.SocketErrorCode;
        var message = route switch
        {
            null => Directly(request, error, socket, answeredBefore),
            _ => Through(route, request.Uri.Authority, error, socket),
        };
        if (IsLasting(error, socket) && !answeredBefore)
        {
            return new RegistryUnavailableException(message, error);
        }

        return Passing(message, error);
    }

    // A name server that does not answer now may do so later; one that knows no such name will not.
    private static bool IsLasting(HttpRequestException error, SocketError? socket) => error.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => socket is not SocketError.TryAgain,
        HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError => true,
        _ => socket is SocketError.ConnectionRefused,
    };

    private static bool IsNameUnknown(HttpRequestException error, SocketError? socket) =>
        error.HttpRequestError == HttpRequestError.NameResolutionError
        || socket is SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData;

    private static string Directly(
        RegistryRequest request, HttpRequestException error, SocketError? socket, bool answeredBefore)
    {
        var (uri, host) = (request.Uri, request.Uri.Authority);
        var isFirstTls = uri.Scheme == Uri.UriSchemeHttps && !answeredBefore;
        return (error.HttpRequestError, socket) switch
        {
            _ when IsNameUnknown(error, socket) =>
                $"the name {uri.Host} cannot be resolved: check the spelling, the network, "
                + "and whether a proxy is needed (--proxy, HTTPS_PROXY)",
            (HttpRequestError.SecureConnectionError, _) =>
                $"{host} does not answer with TLS ({NetworkReason.Describe(error)}): {PlainHttp}",
            (HttpRequestError.ResponseEnded, _) when isFirstTls =>
                $"{host} ends the connection without an answer: it may want a client certificate (--cert-file)",
            (_, SocketError.ConnectionRefused) => $"{host} refuses the connection: is the registry running there?",
            _ => $"{host} cannot be reached ({NetworkReason.Describe(error)})",
        };
    }

    // The proxy looks up the name of the host and connects to it; this machine connects to the proxy alone.
    private static string Through(ProxyRoute route, string host, HttpRequestException error, SocketError? socket) =>
        (error.HttpRequestError, error.StatusCode, socket) switch
        {
            _ when IsNameUnknown(error, socket) =>
                $"the name of {route} cannot be resolved: check the spelling and the network",
            (HttpRequestError.ProxyTunnelError, HttpStatusCode.ProxyAuthenticationRequired, _) => route.Refusal(),
            (HttpRequestError.ProxyTunnelError, { } status, _) =>
                FormattableString.Invariant($"{route} refuses a tunnel to {host}: it answers {(int)status}"),
            (HttpRequestError.ProxyTunnelError, _, _) =>
                $"{route} refuses a tunnel to {host} ({NetworkReason.Describe(error)})",
            (HttpRequestError.SecureConnectionError, _, _) =>
                $"{host} does not answer with TLS through {route} ({NetworkReason.Describe(error)}): {PlainHttp}",
            (_, _, SocketError.ConnectionRefused) => $"{route} refuses the connection: is it running there?",
            _ => $"{route} drops the connection to {host} ({NetworkReason.Describe(error)})",
        };

    private static string WithoutHandshake(RegistryRequest request, HttpRequestException error) =>
        $"the TLS handshake with {request.Uri.Authority} failed ({NetworkReason.Describe(error)}): "
        + $"{PlainHttp}, another may want a certificate (--cert-file)";

    private static TransientException Passing(string message, Exception? error = null) =>
        new(new RegistryUnavailableException(message, error));

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
