namespace RegistryPull.Testing;

/// <summary>A request as it arrived.</summary>
/// <param name="Method">Its method, in capitals.</param>
/// <param name="Path">Its path, decoded.</param>
/// <param name="Query">Its query with the <c>?</c>, or empty.</param>
/// <param name="Headers">Its headers; names in any case.</param>
/// <param name="Content">Its body.</param>
public sealed record RecordedRequest(
    string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Content)
{
    /// <summary>The body as text, such as the form of a POST.</summary>
    public string Body => System.Text.Encoding.UTF8.GetString(Content.Span);

    /// <summary>The <c>Content-Range</c> header, or null.</summary>
    public string? ContentRange => Headers.GetValueOrDefault("Content-Range");

    /// <summary>Whether it came over TLS.</summary>
    public bool IsHttps { get; init; }

    /// <summary>Whether the connection broke within the body.</summary>
    public bool IsTorn { get; init; }

    /// <summary>The <c>Range</c> header, or null.</summary>
    public string? Range => Headers.GetValueOrDefault("Range");

    /// <summary>The <c>If-Range</c> header, or null.</summary>
    public string? IfRange => Headers.GetValueOrDefault("If-Range");

    /// <summary>The <c>Authorization</c> header, or null: whether a secret came along, and which.</summary>
    public string? Authorization => Headers.GetValueOrDefault("Authorization");

    /// <summary>The <c>Accept</c> header, or null.</summary>
    public string? Accept => Headers.GetValueOrDefault("Accept");

    /// <summary>The <c>Host</c> header, or null.</summary>
    public string? Host => Headers.GetValueOrDefault("Host");

    /// <summary>The <c>User-Agent</c> header, or null.</summary>
    public string? UserAgent => Headers.GetValueOrDefault("User-Agent");

    /// <summary>The subject of the certificate that the client showed, or null.</summary>
    public string? ClientCertificate { get; init; }

    /// <summary>What of the registry's interface it is for.</summary>
    public FakeRoute Route { get; } = FakeRoute.Of(Path);
}
