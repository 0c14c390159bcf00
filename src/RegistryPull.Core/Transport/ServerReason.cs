using System.Collections.Immutable;
using System.Net;
using System.Text;
using System.Text.Json;

namespace RegistryPull.Transport;

/// <summary>Finds the reason in the body of an error answer: JSON of the common shapes, XML, the title of a web page,
/// or plain text.</summary>
/// <remarks>OCI distribution-spec <c>spec.md#error-codes</c>; RFC 9457 (problem+json); RFC 6749, section 5.2 (token
/// servers); docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html (XML). Markup is searched, not parsed: no
/// entity of it is resolved.</remarks>
internal static class ServerReason
{
    // The most telling member first: Quay's error is a text, that of OAuth 2 a code beside error_description.
    private static readonly string[] Members = ["message", "error_description", "detail", "details", "error", "title"];

    private static readonly string[] Elements = ["message", "title"];

    /// <summary>Finds the reason.</summary>
    /// <param name="body">The body.</param>
    /// <returns>One line that is safe to print; empty when the body holds no reason.</returns>
    public static string Find(ReadOnlySpan<byte> body)
    {
        var text = Encoding.UTF8.GetString(body).Trim('\uFEFF', ' ', '\t', '\r', '\n');
        var reason = text switch
        {
            ['{', ..] => FromJson(text),
            ['<', ..] => FromMarkup(text),
            ['[', ..] => "",
            _ => FromText(text),
        };
        return TerminalText.Sanitize(reason).Trim();
    }

    /// <summary>Finds the error codes of the distribution specification.</summary>
    /// <param name="body">The body.</param>
    /// <returns>The codes, unverified; empty when there are none.</returns>
    public static ImmutableArray<string> FindCodes(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(ByteOrderMark.Skip(body));
            if (json.RootElement.ValueKind != JsonValueKind.Object
                || !json.RootElement.TryGetProperty("errors", out var errors)
                || errors.ValueKind != JsonValueKind.Array)
            {
                return [];
            }

            return
            [
                .. errors.EnumerateArray()
                    .Where(static error => error.ValueKind == JsonValueKind.Object)
                    .Select(static error => Text(error, "code")),
            ];
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return [];
        }
    }

    private static string FromJson(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            if (json.RootElement.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array)
            {
                var reasons = errors.EnumerateArray().Select(FromError).Where(static reason => reason.Length > 0);
                return string.Join("; ", reasons);
            }

            return FromObject(json.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The second one is for a text that is not Unicode.
            return "";
        }
    }

    private static string FromError(JsonElement error)
    {
        if (error.ValueKind != JsonValueKind.Object)
        {
            return "";
        }

        var (message, detail) = (Text(error, "message"), Text(error, "detail"));
        return (message, detail) switch
        {
            ("", "") => Text(error, "code"),
            ("", _) => detail,
            (_, "") => message,
            _ => $"{message}: {detail}",
        };
    }

    private static string FromObject(JsonElement root) =>
        Members.Select(member => Text(root, member)).FirstOrDefault(static text => text.Length > 0) ?? "";

    private static string Text(JsonElement element, string name)
    {
        var value = Member(element, name);
        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Object when value.TryGetProperty("message", out var inner)
                && inner.ValueKind == JsonValueKind.String => inner.GetString()!,
            _ => "",
        };
    }

    private static JsonElement Member(JsonElement element, string name)
    {
        if (element.TryGetProperty(name, out var found))
        {
            return found;
        }

        return default;
    }

    private static string FromMarkup(string text) =>
        Elements.Select(element => Between(text, element)).FirstOrDefault(static content => content.Length > 0) ?? "";

    private static string Between(string text, string element)
    {
        var start = text.IndexOf($"<{element}>", StringComparison.OrdinalIgnoreCase) + element.Length + 2;
        var end = -1;
        if (start >= element.Length + 2)
        {
            end = text.IndexOf($"</{element}>", start, StringComparison.OrdinalIgnoreCase);
        }

        if (end < 0)
        {
            return "";
        }

        return WebUtility.HtmlDecode(text[start..end]).Trim();
    }

    // The first line. Bytes that are not UTF-8, such as a compressed body, are not a reason.
    private static string FromText(string text)
    {
        if (text.AsSpan().ContainsAny('\uFFFD', '\0'))
        {
            return "";
        }

        return text.Split('\n')[0];
    }
}
