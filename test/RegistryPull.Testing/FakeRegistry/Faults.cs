using System.Globalization;

namespace RegistryPull.Testing;

/// <summary>The faults of real registries, networks and proxies.</summary>
/// <remarks>
/// <code>
/// fault                  | status      | headers                  | body
/// -----------------------+-------------+--------------------------+----------------------------------------
/// Tear(n)                | as it was   | true Content-Length      | n bytes, then the connection breaks
/// Stall(n)               | as it was   | true Content-Length      | n bytes, then silence, connection open
/// Silence()              | none        | none                     | none: silence after the request
/// Status(code, headers)  | code        | + headers                | a spec-like error
/// TooManyRequests(s)     | 429         | + Retry-After: s         | a spec-like error
/// FlipByte(at)           | as it was   | as they were             | one byte of the whole blob is another
/// Body(bytes)            | as it was   | fitting Content-Length   | these bytes
/// Append(n)              | as it was   | fitting Content-Length   | n bytes too many
/// WrongRange(text)       | as it was   | Content-Range: text      | as it was
/// IgnoreRange()          | 200         | no Content-Range         | the whole blob, whatever was asked
/// NoLength()             | as it was   | chunked                  | as it was
/// HtmlPage()             | 200         | text/html                | a sign-in page, as captive portals send
/// Redirect(host)         | 307         | Location: host + path    | none
/// Header(name, value)    | as it was   | + header                 | as it was
/// Warning(text)          | as it was   | + Warning: 299           | as it was
/// Slow(n)                | as it was   | as they were             | n bytes each second
/// </code>
/// </remarks>
public static class Faults
{
    /// <summary>The connection breaks within the body.</summary>
    /// <param name="after">The bytes that arrive.</param>
    /// <returns>The fault.</returns>
    public static Fault Tear(int after) => (answer, _) => answer with { TearAfter = after };

    /// <summary>The connection stays open, but nothing more comes.</summary>
    /// <param name="after">The bytes of the body that arrive.</param>
    /// <returns>The fault.</returns>
    public static Fault Stall(int after) => (answer, _) => answer with { StallAfter = after };

    /// <summary>The request is never answered.</summary>
    /// <returns>The fault.</returns>
    public static Fault Silence() => (answer, _) => answer with { StallAfter = -1 };

    /// <summary>An error in place of the answer.</summary>
    /// <param name="status">The status code.</param>
    /// <param name="headers">Headers to send with it.</param>
    /// <returns>The fault.</returns>
    public static Fault Status(int status, params (string Name, string Value)[] headers) => (_, _) =>
        headers.Aggregate(
            FakeAnswer.Error(status, "FAULT", "injected"),
            static (answer, header) => answer.With(header.Name, header.Value));

    /// <summary>429.</summary>
    /// <param name="retryAfterSeconds">What <c>Retry-After</c> says.</param>
    /// <returns>The fault.</returns>
    public static Fault TooManyRequests(int retryAfterSeconds = 0) =>
        Status(429, ("Retry-After", retryAfterSeconds.ToString(CultureInfo.InvariantCulture)));

    /// <summary>One byte is not what it should be.</summary>
    /// <param name="at">Its place in the whole body.</param>
    /// <returns>The fault.</returns>
    public static Fault FlipByte(int at) => (answer, _) =>
    {
        var bytes = answer.Body.ToArray();
        bytes[at] ^= 0xFF;
        return answer with { Body = bytes };
    };

    /// <summary>Other content.</summary>
    /// <param name="bytes">The whole of it.</param>
    /// <returns>The fault.</returns>
    public static Fault Body(byte[] bytes) => (answer, _) => answer with { Body = bytes };

    /// <summary>More content than there is.</summary>
    /// <param name="count">How many bytes too many.</param>
    /// <returns>The fault.</returns>
    public static Fault Append(int count) =>
        (answer, _) => answer with { Body = (byte[])[.. answer.Body.Span, .. new byte[count]] };

    /// <summary><c>Content-Range</c> does not say what was sent.</summary>
    /// <param name="text">What it says.</param>
    /// <returns>The fault.</returns>
    public static Fault WrongRange(string text) => (answer, _) => answer with { ContentRange = text };

    /// <summary><c>Range</c> is not understood: 200 and all of it.</summary>
    /// <returns>The fault.</returns>
    public static Fault IgnoreRange() => (answer, _) => answer with { HonoursRange = false };

    /// <summary>The length is not told beforehand.</summary>
    /// <returns>The fault.</returns>
    public static Fault NoLength() => (answer, _) => answer with { Chunked = true };

    /// <summary>A page for people with status 200.</summary>
    /// <returns>The fault.</returns>
    public static Fault HtmlPage() =>
        (_, _) => FakeAnswer.Of("text/html", "<!doctype html><title>Sign in</title>"u8.ToArray());

    /// <summary>Content is elsewhere.</summary>
    /// <param name="host">Scheme, host and port; path and query stay.</param>
    /// <returns>The fault.</returns>
    public static Fault Redirect(Uri host) => (_, request) =>
        new FakeAnswer { Status = 307 }.With("Location", new Uri(host, request.Path + request.Query).AbsoluteUri);

    /// <summary>One more header.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>The fault.</returns>
    public static Fault Header(string name, string value) => (answer, _) => answer.With(name, value);

    /// <summary>A warning for the person.</summary>
    /// <param name="text">What it says, without a quote.</param>
    /// <returns>The fault.</returns>
    public static Fault Warning(string text) => Header("Warning", $"299 - \"{text}\"");

    /// <summary>A thin line.</summary>
    /// <param name="bytesPerSecond">How much goes through.</param>
    /// <returns>The fault.</returns>
    public static Fault Slow(int bytesPerSecond) => (answer, _) => answer with { BytesPerSecond = bytesPerSecond };
}
