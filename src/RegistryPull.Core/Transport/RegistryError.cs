using System.Net;
using RegistryPull.Retrying;

namespace RegistryPull.Transport;

/// <summary>Describes an error response in one line: the host, the status, and the reason in the body.</summary>
internal static class RegistryError
{
    private const int MaxBody = 64 * 1024;

    /// <summary>Describes the answer and disposes of it.</summary>
    public static async Task<string> DescribeAsync(
        HttpResponseMessage response, BodyLimits limits, CancellationToken cancellationToken) =>
        (await ReadAsync(response, limits, cancellationToken).ConfigureAwait(false)).Text;

    /// <summary>Reads the answer and disposes of it.</summary>
    public static async Task<ErrorAnswer> ReadAsync(
        HttpResponseMessage response, BodyLimits limits, CancellationToken cancellationToken)
    {
        var body = await ReadBodyAsync(response, limits, cancellationToken).ConfigureAwait(false);
        return new ErrorAnswer(Describe(response, body), ServerReason.FindCodes(body));
    }

    private static string Describe(HttpResponseMessage response, byte[] body)
    {
        var phrase = TerminalText.Sanitize(response.ReasonPhrase ?? "");
        var status = $"{response.RequestMessage?.RequestUri?.Authority} answered {(int)response.StatusCode} "
            + $"{phrase}".TrimEnd();
        var reason = ServerReason.Find(body);
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

    private static async Task<byte[]> ReadBodyAsync(
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
