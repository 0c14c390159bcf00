using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace RegistryPull.Transport;

/// <summary>Notes the secrets of every request, so that they are hidden when the server repeats them.</summary>
internal sealed class SecretCollector : DelegatingHandler
{
    // Signatures of addresses are longer; names of parameters such as "pull" or "1000" are not.
    private const int MinSigned = 16;

    // What regpull itself puts into a query, none of which is secret. Another host gives these names other meanings.
    private static readonly string[] Open =
        ["scope", "service", "account", "client_id", "offline_token", "n", "last", "ns", "from"];

    private static readonly HttpRequestOptionsKey<string> InForm = new("regpull.secret");
    private static readonly HttpRequestOptionsKey<bool> Referred = new("regpull.referred");

    private readonly SecretRedactor _secrets;

    public SecretCollector(ConnectionPools inner, SecretRedactor secrets, RegistryPullOptions options)
        : base(inner)
    {
        _secrets = secrets;
        if (options.Credential is { } credential)
        {
            // A server may have it from an earlier run.
            secrets.Add(credential);
        }
    }

    /// <summary>Notes what of a request must not be printed.</summary>
    /// <param name="message">The request.</param>
    /// <param name="secret">The secret in its form; null for none.</param>
    /// <param name="isReferred">Whether a server wrote its address, so that all of the query may be secret.</param>
    public static void Attach(HttpRequestMessage message, string? secret, bool isReferred)
    {
        message.Options.Set(InForm, secret ?? "");
        message.Options.Set(Referred, isReferred);
    }

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _secrets.Add(FormOf(request));
        AddHeader(request.Headers.Authorization);
        var isReferred = request.Options.TryGetValue(Referred, out var referred) && referred;
        foreach (var value in Signatures(request.RequestUri?.Query ?? "", isReferred))
        {
            _secrets.AddSigned(value);
        }

        return base.SendAsync(request, cancellationToken);
    }

    private static string FormOf(HttpRequestMessage request)
    {
        if (request.Options.TryGetValue(InForm, out var form))
        {
            return form;
        }

        return "";
    }

    private void AddHeader(AuthenticationHeaderValue? header)
    {
        _secrets.Add(header?.Parameter ?? "");
        if (header is { Scheme: "Basic", Parameter: { } encoded })
        {
            var pair = Encoding.UTF8.GetString(Convert.FromBase64String(encoded)).Split(':', 2);
            _secrets.Add(new RegistryCredential.Password(pair[0], pair[1]));
        }
    }

    private static IEnumerable<string> Signatures(string query, bool isReferred) => query.TrimStart('?').Split('&')
        .Select(static pair => pair.Split('=', 2))
        .Where(pair => pair[^1].Length >= MinSigned && (isReferred || !IsOpen(pair[0])))
        .Where(static pair => !Digest.TryParse(Uri.UnescapeDataString(pair[^1]), out _))
        .SelectMany(static pair => Spellings(pair[^1]))
        .Distinct();

    // A server that reads the query as a form takes "+" for a space.
    private static string[] Spellings(string value) => [Uri.UnescapeDataString(value), WebUtility.UrlDecode(value)];

    private static bool IsOpen(string name) => Open.Contains(name, StringComparer.OrdinalIgnoreCase);
}
