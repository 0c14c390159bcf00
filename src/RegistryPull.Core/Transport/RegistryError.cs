using System.Net;
using RegistryPull.Retrying;

namespace RegistryPull.Transport;

/// <summary>Describes an error response in one line: the host, the status, and the reason in the body.</summary>
internal static class RegistryError
{
    private const int MaxBody = 64 * 1024;

    /// <summary>Describes the answer and disposes of it.</summary>
    public static async Task<string> DescribeAsync(
        HttpResponseMessage response, BodyLimits limits, CancellationToken cancellationToken)
    {
        var phrase = TerminalText.Sanitize(response.ReasonPhrase ?? "");
        var status = $"{response.RequestMessage?.RequestUri?.Authority} answered {(int)response.StatusCode} "
            + $"{phrase}".TrimEnd();
        var reason = ServerReason.Find(await ReadAsync(response, limits, cancellationToken).ConfigureAwait(false));
        return (WebPage.IsIn(response), reason) switch
        {
            (true, _) when WantsCertificate(response) =>
                $"{status} with a web page: it may want a client certificate (--cert-file, --key-file)",
            (true, "") => $"{status} with a web page: a proxy or sign-in page may stand between",
            (true, _) => $"{status} with a web page ({reason}): a proxy or sign-in page may stand between",
            (_, "") => status,
            _ when string.Equals(reason, phrase, StringComparison.OrdinalIgnoreCase) => status,
            _ => $"{status} ({reason})",
        };
    }

    // nginx answers 400 where a client certificate is missing: nginx.org/en/docs/http/ngx_http_ssl_module.html#errors.
    private static bool WantsCertificate(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.BadRequest
            && response.RequestMessage?.RequestUri?.Scheme == Uri.UriSchemeHttps;

    private static async Task<byte[]> ReadAsync(
        HttpResponseMessage response, BodyLimits limits, CancellationToken cancellationToken)
    {
        try
        {
            return await DocumentBody.ReadAsync(response, MaxBody, limits, cancellationToken).ConfigureAwait(false)
                ?? [];
        }
        catch (Exception error) when (error is TransientException or InvalidContentException)
        {
            // The status line says enough.
            return [];
        }
    }
}
