using System.Net.Http.Headers;
using System.Text;

namespace RegistryPull.Transport;

/// <summary>Notes the secrets of every request, so that they are hidden when the server repeats them.</summary>
internal sealed class SecretCollector : DelegatingHandler
{
    // Signatures of addresses are longer; names of parameters such as "pull" or "1000" are not.
    private const int MinSigned = 16;

    // What regpull itself puts into a query, none of which is secret.
    private static readonly string[] Open =
        ["scope", "service", "account", "client_id", "offline_token", "n", "last", "ns"];

    private static readonly HttpRequestOptionsKey<string> InForm = new("regpull.secret");

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

    /// <summary>Notes what a form holds that must not be printed.</summary>
    public static void Attach(HttpRequestMessage message, string? secret) => message.Options.Set(InForm, secret ?? "");

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _secrets.Add(request.Options.TryGetValue(InForm, out var form) ? form : "");
        AddHeader(request.Headers.Authorization);
        foreach (var value in Signatures(request.RequestUri?.Query ?? ""))
        {
            _secrets.AddSigned(value);
        }

        return base.SendAsync(request, cancellationToken);
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

    private static IEnumerable<string> Signatures(string query) => query.TrimStart('?').Split('&')
        .Select(static pair => pair.Split('=', 2))
        .Where(static pair => pair is [var name, { Length: >= MinSigned }] && !IsOpen(name))
        .Select(static pair => Uri.UnescapeDataString(pair[1]));

    private static bool IsOpen(string name) => Open.Contains(name, StringComparer.OrdinalIgnoreCase);
}
