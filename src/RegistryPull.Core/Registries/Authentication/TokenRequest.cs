using RegistryPull.Transport;

namespace RegistryPull.Registries.Authentication;

/// <summary>Builds the requests that a token server understands.</summary>
/// <param name="registry">The registry that wants a token.</param>
/// <param name="challenge">The challenge of the registry.</param>
/// <param name="scope">What the token is for; null to sign in to the registry as such.</param>
/// <remarks>Distribution <c>docs/spec/auth/token.md</c> and <c>oauth.md</c>.</remarks>
internal sealed class TokenRequest(RegistryServer registry, Challenge challenge, string? scope)
{
    // The parameters that the protocol defines for the client. The realm's own query keeps all others.
    private static readonly string[] ClientParameters = ["scope", "account", "client_id", "offline_token"];

    private readonly string? _service = challenge.Parameters.GetValueOrDefault("service");

    /// <summary>The token server.</summary>
    /// <exception cref="AccessDeniedException">The challenge has no usable address.</exception>
    public Uri Realm { get; } = TokenRealm.Parse(registry, challenge);

    /// <summary>The request for an anonymous token or, with Basic, for a user's.</summary>
    public RegistryRequest Get(RegistryCredential.Password? password) =>
        Get(password, [("service", _service), ("scope", scope)]);

    /// <summary>The request of a login, which asks for a refresh token, too.</summary>
    public RegistryRequest SignIn(RegistryCredential.Password password) =>
        Get(
            password,
            [
                ("service", _service),
                ("account", password.Username),
                ("client_id", UserAgent.Product),
                ("offline_token", "true"),
            ]);

    /// <summary>The request with an identity token.</summary>
    public RegistryRequest Post(RegistryCredential.IdentityToken identity)
    {
        List<KeyValuePair<string, string>> form =
        [
            new("grant_type", "refresh_token"), new(
                "refresh_token", identity.Token), new("client_id", UserAgent.Product), new("scope", scope ?? ""),
        ];
        if (_service is not null)
        {
            form.Add(new("service", _service));
        }

        return new RegistryRequest(At([]))
        {
            Role = ServerRole.TokenServer,
            Method = HttpMethod.Post,
            Form = form,
            Secret = identity.Token,
            Tls = registry.TlsWith(Realm),
        };
    }

    private RegistryRequest Get(RegistryCredential.Password? password, (string Name, string? Value)[] parameters) =>
        new(At(parameters))
        {
            Role = ServerRole.TokenServer,
            Authorization = TokenClient.Basic(password),
            Tls = registry.TlsWith(Realm),
        };

    private Uri At((string Name, string? Value)[] parameters)
    {
        var sent = parameters.Where(static parameter => parameter.Value is not null).ToList();
        var kept = Realm.Query.TrimStart('?').Split(
            '&', StringSplitOptions.RemoveEmptyEntries).Where(pair => !IsOurs(pair, sent));
        var added = sent.Select(static parameter => $"{parameter.Name}={Escape(parameter.Name, parameter.Value!)}");
        return new UriBuilder(Realm) { Query = string.Join('&', kept.Concat(added)), Fragment = "" }.Uri;
    }

    private static bool IsOurs(string pair, List<(string Name, string? Value)> sent)
    {
        var name = Uri.UnescapeDataString(pair.Split('=')[0]);
        return ClientParameters.Contains(name, StringComparer.OrdinalIgnoreCase)
            || sent.Exists(parameter => string.Equals(parameter.Name, name, StringComparison.OrdinalIgnoreCase));
    }

    // A scope's colons, slashes and commas stay as they are: some token servers do not read them otherwise.
    private static string Escape(string name, string value)
    {
        if (name != "scope")
        {
            return Uri.EscapeDataString(value);
        }

        return Uri.EscapeDataString(value).Replace(
            "%3A", ":", StringComparison.Ordinal).Replace("%2F", "/", StringComparison.Ordinal)
            .Replace("%2C", ",", StringComparison.Ordinal);
    }
}
