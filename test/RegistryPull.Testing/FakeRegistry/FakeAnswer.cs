using System.Collections.Immutable;
using System.Text;

namespace RegistryPull.Testing;

/// <summary>An answer before it is sent: what a <see cref="Fault"/> changes.</summary>
public sealed record FakeAnswer
{
    /// <summary>The status code; a <c>Range</c> that is honoured makes 206 or 416 of 200.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The reason phrase; null for the usual one.</summary>
    public string? Reason { get; init; }

    /// <summary>The headers, without those that follow from the body.</summary>
    public ImmutableDictionary<string, string> Headers { get; init; } =
        ImmutableDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The whole body; a range is cut from it when it is sent.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Whether <c>Range</c> is honoured.</summary>
    public bool HonoursRange { get; init; }

    /// <summary>What <c>Content-Range</c> says in place of the truth, or null.</summary>
    public string? ContentRange { get; init; }

    /// <summary>Whether the body is sent in chunks, without <c>Content-Length</c>.</summary>
    public bool Chunked { get; init; }

    /// <summary>After how many bytes of the body the connection breaks, or null.</summary>
    public int? TearAfter { get; init; }

    /// <summary>After how many bytes of the body nothing more comes, or null; negative: not even the headers.</summary>
    public int? StallAfter { get; init; }

    /// <summary>How many bytes are sent each second; 0 for as fast as possible.</summary>
    public int BytesPerSecond { get; init; }

    /// <summary>An answer with a body.</summary>
    /// <param name="mediaType">Its media type.</param>
    /// <param name="body">Its bytes.</param>
    /// <returns>The answer, with status 200.</returns>
    public static FakeAnswer Of(string mediaType, ReadOnlyMemory<byte> body) =>
        new FakeAnswer { Body = body }.With("Content-Type", mediaType);

    /// <summary>An error as the distribution spec has it.</summary>
    /// <param name="status">The status code.</param>
    /// <param name="code">The code, such as <c>MANIFEST_UNKNOWN</c>.</param>
    /// <param name="message">The message.</param>
    /// <returns>The answer.</returns>
    public static FakeAnswer Error(int status, string code, string message) =>
        Of(
            "application/json",
            Encoding.UTF8.GetBytes($$"""{"errors":[{"code":"{{code}}","message":"{{message}}"}]}""")) with
        {
            Status = status,
        };

    /// <summary>The same answer with one more header, or another value of it.</summary>
    /// <param name="name">The header.</param>
    /// <param name="value">Its value.</param>
    /// <returns>The answer.</returns>
    public FakeAnswer With(string name, string value) => this with { Headers = Headers.SetItem(name, value) };
}
