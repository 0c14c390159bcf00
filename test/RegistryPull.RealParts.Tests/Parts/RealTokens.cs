using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;

namespace RegistryPull.RealParts.Tests.Parts;

/// <summary>A token server whose tokens distribution believes: signed with a key whose certificate the registry
/// has.</summary>
/// <remarks>distribution <c>docs/spec/auth/token.md</c> and <c>jwt.md</c>. It knows <see cref="RealRegistry.User"/>
/// alone.</remarks>
internal sealed class RealTokens : IDisposable
{
    public const string Service = "real-registry";
    public const string Issuer = "real-tokens";

    /// <summary>The token to come back with that a sign-in gets.</summary>
    public const string IdentityToken = "r3fresh";

    private static readonly string Password = Convert.ToBase64String(
        Encoding.UTF8.GetBytes($"{RealRegistry.User}:{RealRegistry.Password}"));

    private readonly RSA _key = RSA.Create(2048);
    private readonly X509Certificate2 _certificate;
    private readonly HttpListener _listener = new();
    private readonly ReservedPort _port = new();
    private readonly bool _givesIdentityTokens;

    /// <param name="givesIdentityTokens">Whether it gives tokens to come back with, and takes them by POST.</param>
    public RealTokens(bool givesIdentityTokens)
    {
        _givesIdentityTokens = givesIdentityTokens;
        var now = DateTimeOffset.UtcNow;
        _certificate = new CertificateRequest("CN=tokens", _key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        Realm = new Uri($"http://127.0.0.1:{_port.Number}/token");
        _listener.Prefixes.Add(new Uri(Realm, "/").AbsoluteUri);
        _listener.Start();
        _ = ServeAsync();
    }

    public Uri Realm { get; }

    public string CertificatePem => _certificate.ExportCertificatePem();

    /// <summary>How each token was asked for: method and query.</summary>
    public List<string> Asked { get; } = [];

    public void Dispose()
    {
        _listener.Close();
        _port.Dispose();
        _certificate.Dispose();
        _key.Dispose();
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                await AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                // Closed, or the client went away.
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        var form = System.Web.HttpUtility.ParseQueryString(await reader.ReadToEndAsync());
        var question = context.Request.HttpMethod == "POST" ? form : context.Request.QueryString;
        Asked.Add($"{context.Request.HttpMethod} {context.Request.Url!.Query}");
        context.Response.StatusCode = Status(context.Request, form);
        if (context.Response.StatusCode == 200)
        {
            var json = new JsonObject { ["token"] = Sign(question.GetValues("scope") ?? []) };
            if (_givesIdentityTokens && question["offline_token"] == "true")
            {
                json["refresh_token"] = IdentityToken;
            }

            context.Response.ContentType = "application/json";
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(json.ToJsonString()));
        }

        context.Response.Close();
    }

    private int Status(HttpListenerRequest request, System.Collections.Specialized.NameValueCollection form) =>
        request.HttpMethod switch
        {
            "POST" when !_givesIdentityTokens => 404,
            "POST" => form["refresh_token"] == IdentityToken ? 200 : 401,
            _ => request.Headers["Authorization"] == $"Basic {Password}" ? 200 : 401,
        };

    private string Sign(string[] scopes)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var header = new JsonObject
        {
            ["typ"] = "JWT",
            ["alg"] = "RS256",
            ["x5c"] = new JsonArray(Convert.ToBase64String(_certificate.RawData)),
        };
        var claims = new JsonObject
        {
            ["iss"] = Issuer,
            ["sub"] = RealRegistry.User,
            ["aud"] = Service,
            ["exp"] = now + 300,
            ["nbf"] = now - 10,
            ["iat"] = now,
            ["jti"] = $"{Guid.NewGuid()}",
            ["access"] = new JsonArray(
                [.. scopes.SelectMany(static scope => scope.Split(' ')).Select(Access).OfType<JsonNode?>()]),
        };
        var signed = $"{Encode(Encoding.UTF8.GetBytes(header.ToJsonString()))}.{Encode(Encoding.UTF8.GetBytes(claims.ToJsonString()))}";
        return $"{signed}.{Encode(_key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    // repository:team/app:pull,push
    private static JsonObject? Access(string scope) => scope.Split(':') is [var type, var name, var actions]
        ? new()
        {
            ["type"] = type,
            ["name"] = name,
            ["actions"] = new JsonArray([.. actions.Split(',').Select(static action => (JsonNode?)action)]),
        }
        : null;

    private static string Encode(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
