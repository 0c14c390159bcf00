using System.ComponentModel;
using System.Security.Authentication;

namespace RegistryPull.Transport;

/// <summary>Names the cause of a network failure in a few words: the system's or OpenSSL's, never .NET's.</summary>
internal static class NetworkReason
{
    public static string Describe(Exception error)
    {
        var cause = error.GetBaseException();
        return cause switch
        {
            // The C library's own text: "Connection reset by peer".
            Win32Exception => TerminalText.Sanitize(cause.Message.TrimEnd('.')),

            // "error:0A00010B:SSL routines::wrong version number".
            _ when cause.Message.StartsWith("error:", StringComparison.Ordinal) => TerminalText.Sanitize(cause.Message),
            AuthenticationException => "no common TLS version, or no TLS at all",
            TimeoutException or OperationCanceledException => "timed out",
            _ => Describe(
                (error as HttpRequestException)?.HttpRequestError ?? (cause as HttpIOException)?.HttpRequestError),
        };
    }

    private static string Describe(HttpRequestError? kind) => kind switch
    {
        HttpRequestError.ResponseEnded => "connection closed too early",
        HttpRequestError.InvalidResponse => "the answer is not valid HTTP",
        HttpRequestError.ConfigurationLimitExceeded => "the headers are too long",
        HttpRequestError.SecureConnectionError => "no TLS",
        HttpRequestError.ProxyTunnelError => "no tunnel",
        HttpRequestError.NameResolutionError => "unknown name",
        HttpRequestError.ConnectionError => "no connection",
        _ => "connection closed",
    };
}
