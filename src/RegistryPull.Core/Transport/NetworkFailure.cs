using System.Net.Sockets;
using System.Security.Authentication;

namespace RegistryPull.Transport;

/// <summary>What a failure of the network means, in one line, and whether it may pass.</summary>
internal static class NetworkFailure
{
    public static TransientException Silent(string host, TimeSpan timeout) =>
        Passing(FormattableString.Invariant($"{host} said nothing for {timeout.TotalSeconds:0.##} seconds (--timeout)"));

    public static TransientException Broken(string host, Exception error) =>
        Passing($"the connection to {host} broke ({Reason(error)})", error);

    /// <summary>A request that got no answer. Where the host answered earlier in this run, even a refused connection may be a restart.</summary>
    public static Exception Unanswered(Uri uri, HttpRequestException error, bool answeredBefore)
    {
        var host = uri.Authority;
        var socket = Find<SocketException>(error)?.SocketErrorCode;
        if (Find<AuthenticationException>(error) is { } tls)
        {
            return new RegistryUnavailableException(
                $"{host} has no certificate that this machine trusts ({Display.Clean((tls.InnerException ?? tls).Message)}): a proxy may intercept TLS, or the registry speaks plain http (--plain-http)", error);
        }

        var message = (error.HttpRequestError, socket) switch
        {
            (HttpRequestError.NameResolutionError, _) => $"the name {uri.Host} cannot be resolved: check the spelling, the network and HTTPS_PROXY",
            (HttpRequestError.ProxyTunnelError, _) => $"the proxy does not let through to {host} ({Reason(error)}): check HTTPS_PROXY",
            (HttpRequestError.SecureConnectionError, _) => $"{host} does not answer with TLS ({Reason(error)}): a plain http registry needs --plain-http",
            (_, SocketError.ConnectionRefused) => $"{host} refuses the connection: is the registry running there?",
            _ => $"{host} cannot be reached ({Reason(error)})",
        };
        var lasting = error.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError
            || socket is SocketError.ConnectionRefused;
        return lasting && !answeredBefore ? new RegistryUnavailableException(message, error) : Passing(message, error);
    }

    private static TransientException Passing(string message, Exception? error = null) => new(new RegistryUnavailableException(message, error));

    private static string Reason(Exception error) => Display.Clean(error.GetBaseException().Message.TrimEnd('.'));

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
