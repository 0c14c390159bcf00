using System.Text.Json;

namespace RegistryPull.Transport;

/// <summary>Makes one line of an error answer.</summary>
/// <remarks>OCI distribution-spec <c>spec.md#error-codes</c>: <c>{"errors":[{"code","message","detail"}]}</c>.</remarks>
internal static class RegistryError
{
    private const int MaxBody = 64 * 1024;

    /// <summary>Describes the answer and disposes of it.</summary>
    public static async Task<string> DescribeAsync(HttpResponseMessage response, BodyLimits limits, CancellationToken cancellationToken)
    {
        var said = $"{response.RequestMessage?.RequestUri?.Authority} answered {(int)response.StatusCode} {TerminalText.Sanitize(response.ReasonPhrase ?? "")}".TrimEnd();
        var html = response.Content.Headers.ContentType?.MediaType == "text/html";
        byte[]? bytes = null;
        try
        {
            bytes = await DocumentBody.ReadAsync(response, MaxBody, limits, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is TransientException or InvalidContentException)
        {
            // The status line says enough.
        }

        if (html && response.StatusCode == System.Net.HttpStatusCode.BadRequest && response.RequestMessage?.RequestUri?.Scheme == Uri.UriSchemeHttps)
        {
            return $"{said} with a web page: it may want a client certificate (--cert-file, --key-file)";
        }

        return html ? $"{said} with a web page: a proxy or sign-in page may stand between" : said + Reasons(bytes ?? [], response.RequestMessage);
    }

    private static string Reasons(byte[] body, HttpRequestMessage? sent)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("errors", out var errors) || errors.ValueKind != JsonValueKind.Array)
            {
                return "";
            }

            var reasons = errors.EnumerateArray().Where(static error => error.ValueKind == JsonValueKind.Object).Select(Reason).Where(static reason => reason.Length > 0);
            var text = TerminalText.Sanitize(SentSecret.Hide(string.Join("; ", reasons), sent));
            return text.Length == 0 ? "" : $" ({text})";
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return "";
        }
    }

    private static string Reason(JsonElement error) => Text(error, "message") is { Length: > 0 } message ? message : Text(error, "code");

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
