using System.Net.Http.Headers;
using RegistryPull.Transport.Trust;

namespace RegistryPull.Transport;

/// <summary>A request before it is an HTTP message: the address, and what goes along.</summary>
/// <param name="Uri">The address.</param>
internal sealed record RegistryRequest(Uri Uri)
{
    // A smaller body fits into the buffers of a socket, so that an early refusal can still be read.
    private const int LongestUnasked = 64 * 1024;

    private static readonly HttpRequestOptionsKey<TlsSettings> Trust = new("regpull.tls");

    public HttpMethod Method { get; init; } = HttpMethod.Get;

    /// <summary>For the host of <see cref="Uri"/> alone; a redirect to another host goes without.</summary>
    public AuthenticationHeaderValue? Authorization { get; init; }

    /// <summary>What the host of <see cref="Uri"/> is to the pull.</summary>
    public ServerRole Role { get; init; }

    /// <summary>The TLS settings of the host of <see cref="Uri"/>; a redirect keeps
    /// <see cref="TlsSettings.ForReferredHosts"/>.</summary>
    public TlsSettings Tls { get; init; } = TlsSettings.None;

    /// <summary>Receives what a new connection was secured with; null for nothing.</summary>
    public HandshakeNote? Handshake { get; init; }

    public IReadOnlyList<string> Accept { get; init; } = [];

    /// <summary>What is posted; it may hold a secret, so it is sent to <see cref="Uri"/> and nowhere else. Null for
    /// none.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Form { get; init; }

    /// <summary>What is sent, after <c>Expect: 100-continue</c> when it is large; null for none.</summary>
    public IRequestBody? Body { get; init; }

    /// <summary>How much longer than usual the answer may take.</summary>
    public TimeSpan AnswerTime { get; init; }

    /// <summary>What the form has that must not be printed; null for nothing.</summary>
    public string? Secret { get; init; }

    /// <summary>Called with the target of a redirect before it is followed; it throws to refuse it. Null when every
    /// redirect is followed.</summary>
    public Func<Uri, CancellationToken, Task>? BeforeRedirect { get; init; }

    /// <summary>Which bytes are wanted.</summary>
    public ContentPart Part { get; init; } = ContentPart.Whole;

    /// <summary>The request for where a server redirects to. Another host, port or scheme gets no credential.</summary>
    public RegistryRequest RedirectedTo(Uri target)
    {
        if (SameHost(Uri, target))
        {
            return this with { Uri = target };
        }

        var role = ServerRole.RedirectTarget;
        if (RegistryUris.IsBlob(Uri))
        {
            role = ServerRole.BlobStore;
        }

        return this with
        {
            Uri = target,
            Role = Role switch
            {
                ServerRole.Registry or ServerRole.Mirror => role,
                _ => Role,
            },
            Authorization = null,
            Tls = Tls.ForReferredHosts(),
        };
    }

    /// <summary>The TLS settings of the host that a message goes to.</summary>
    public static TlsSettings TlsOf(HttpRequestMessage message)
    {
        if (message.Options.TryGetValue(Trust, out var tls))
        {
            return tls;
        }

        return TlsSettings.None;
    }

    public HttpRequestMessage ToMessage()
    {
        var message = new HttpRequestMessage(Method, Uri) { Version = System.Net.HttpVersion.Version11 };
        if (Form is null)
        {
            message.Content = null;
        }
        else
        {
            message.Content = new FormUrlEncodedContent(Form);
        }

        var isReferred = Role is ServerRole.BlobStore or ServerRole.RedirectTarget;
        SecretCollector.Attach(message, Secret, isReferred);
        message.Options.Set(Trust, Tls);
        Handshake?.AttachTo(message);
        message.Headers.Authorization = Authorization;
        message.Headers.TryAddWithoutValidation("User-Agent", UserAgent.Value);
        foreach (var type in Accept)
        {
            message.Headers.TryAddWithoutValidation("Accept", type);
        }

        if (Body?.Length > LongestUnasked)
        {
            message.Headers.ExpectContinue = true;
        }

        AskForPart(message.Headers);
        return message;
    }

    private void AskForPart(HttpRequestHeaders headers)
    {
        if (Part.IsWhole)
        {
            return;
        }

        headers.Range = new RangeHeaderValue(Part.Start, Part.End - 1);
        if (Part.Unchanged is { } tag && tag.Host == Uri.Authority)
        {
            headers.IfRange = new RangeConditionHeaderValue(tag.Tag);
        }
    }

    private static bool SameHost(Uri one, Uri other) =>
        one.Scheme == other.Scheme
        && one.Port == other.Port
        && string.Equals(one.Host, other.Host, StringComparison.OrdinalIgnoreCase);
}
