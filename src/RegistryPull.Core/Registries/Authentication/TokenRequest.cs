using RegistryPull.Transport;

namespace RegistryPull.Registries.Authentication;

/// <summary>The questions that a token server understands.</summary>
/// <remarks>Distribution <c>docs/spec/auth/token.md</c> and <c>oauth.md</c>. The registry's own words for the scope are not used:
/// this program only ever wants to pull one repository.</remarks>
internal sealed class TokenRequest
{
    private readonly RegistryServer _registry;
    private readonly string? _service;
    private readonly string? _scope;

    /// <param name="registry">The registry that wants a token.</param>
    /// <param name="repository">The repository to pull from; null to sign in to the registry as such.</param>
    /// <param name="challenge">What the registry said.</param>
    public TokenRequest(RegistryServer registry, string? repository, Challenge challenge)
    {
        _registry = registry;
        _service = challenge.Parameters.GetValueOrDefault("service");
        _scope = repository is null ? null : $"repository:{repository}:pull";
        Realm = ReadRealm(registry.Address, challenge);
    }

    /// <summary>The token server.</summary>
    public Uri Realm { get; }

    /// <summary>Keeps a credential from where it may not go.</summary>
    /// <exception cref="AccessDeniedException">It may not go to the token server.</exception>
    public void ThrowIfRefused(RegistryCredential? credential)
    {
        if (credential is not null && RealmPolicy.Refusal(_registry.Address, Realm) is { } reason)
        {
            throw new AccessDeniedException($"{_registry.Address.Authority} wants the credentials sent to {Realm.Authority}, which was not done: {reason}");
        }
    }

    /// <summary>The question for anyone, or with Basic for a user.</summary>
    public RegistryRequest Get(RegistryCredential.Password? password) => Get(password, [("service", _service), ("scope", _scope)]);

    /// <summary>The question for a user who signs in, and would like a token to come back with.</summary>
    public RegistryRequest SignIn(RegistryCredential.Password password) =>
        Get(password, [("service", _service), ("account", password.Username), ("client_id", UserAgent.Product), ("offline_token", "true")]);

    private RegistryRequest Get(RegistryCredential.Password? password, IEnumerable<(string Name, string? Value)> parameters)
    {
        // A scope's colons and slashes stay as they are: some token servers do not read them otherwise.
        var query = string.Join('&', parameters.Where(static parameter => parameter.Value is not null)
            .Select(static parameter => $"{parameter.Name}={(parameter.Name == "scope" ? parameter.Value : Uri.EscapeDataString(parameter.Value!))}"));
        var address = new UriBuilder(Realm) { Query = Realm.Query.Length > 1 ? $"{Realm.Query}&{query}" : query, Fragment = "" };
        return new RegistryRequest(address.Uri)
        {
            Role = ServerRole.TokenServer,
            Authorization = TokenClient.Basic(password),
            Tls = _registry.TlsWith(Realm),
        };
    }

    /// <summary>The question with an identity token.</summary>
    public RegistryRequest Post(RegistryCredential.IdentityToken identity)
    {
        List<KeyValuePair<string, string>> form =
        [
            new("grant_type", "refresh_token"), new("refresh_token", identity.Token), new("client_id", UserAgent.Product), new("scope", _scope ?? ""),
        ];
        if (_service is not null)
        {
            form.Add(new("service", _service));
        }

        var address = new UriBuilder(Realm) { Fragment = "" }.Uri;
        return new RegistryRequest(address)
        {
            Role = ServerRole.TokenServer,
            Method = HttpMethod.Post,
            Form = form,
            Secret = identity.Token,
            Tls = _registry.TlsWith(Realm),
        };
    }

    private static Uri ReadRealm(Uri registry, Challenge challenge)
    {
        var text = challenge.Parameters.GetValueOrDefault("realm");
        return Uri.TryCreate(registry, text, out var realm) && text!.Length > 0 && realm.Scheme is "http" or "https" && realm!.UserInfo.Length == 0
            ? realm
            : throw new AccessDeniedException($"{registry.Authority} names no usable token server{(realm is { UserInfo.Length: > 0 } ? ": its address has a user name in it" : $": '{TerminalText.Sanitize(text ?? "")}'")}");
    }
}
