using System.Net;

namespace RegistryPull.Transport.Proxies;

/// <summary>The proxies that <c>--proxy</c> or the environment names: <c>HTTPS_PROXY</c>, <c>HTTP_PROXY</c>,
/// <c>ALL_PROXY</c>, <c>NO_PROXY</c>, and lower case.</summary>
internal sealed class NamedProxies : IWebProxy
{
    // Schemes for which a name and a password are enough everywhere. The empty one is SOCKS' own.
    private static readonly string[] Simple = ["", "Basic", "Digest"];

    private readonly NamedProxy? _https;
    private readonly NamedProxy? _http;
    private readonly NoProxyList _direct;
    private readonly string _directOrigin;

    private NamedProxies(NamedProxy? https, NamedProxy? http, (string Name, string Text)? direct)
    {
        (_https, _http, _direct, _directOrigin) = (https, http, new NoProxyList(direct?.Text), direct?.Name ?? "");
        SignIn = new ProxySignIn(Find);
    }

    /// <summary>The user information in the proxies' addresses.</summary>
    public ICredentials? Credentials { get => SignIn; set => throw new NotSupportedException(); }

    public ProxySignIn SignIn { get; }

    /// <summary>Gets the proxies, each with the user information that is for it alone.</summary>
    public IEnumerable<NamedProxy> All => new[] { _https, _http }.OfType<NamedProxy>().Distinct();

    /// <summary>Takes the choice or, without one, reads the variables.</summary>
    /// <param name="choice">What was chosen for this run, not <see cref="ProxyChoice.None"/>; <c>NO_PROXY</c> counts
    /// with it too, as for curl.</param>
    /// <param name="variable">Looks up a variable.</param>
    /// <returns>The proxies, or null when none is named: then the system's settings count.</returns>
    /// <exception cref="InvalidRequestException">One cannot be read; the message names the variable and not its value,
    /// which may hold a password.</exception>
    public static NamedProxies? Read(ProxyChoice? choice, Func<string, string?> variable)
    {
        var direct = Value("NO_PROXY", variable);
        if (choice?.Address is { } chosen)
        {
            var proxy = new NamedProxy(chosen, "--proxy");
            return new NamedProxies(proxy, proxy, direct);
        }

        var all = Named("ALL_PROXY", variable);
        var (https, http) = (Named("HTTPS_PROXY", variable) ?? all, Named("HTTP_PROXY", variable) ?? all);
        if (https is null && http is null)
        {
            return null;
        }

        return new NamedProxies(https, http, direct);
    }

    /// <summary>The proxy for a destination, or null for none.</summary>
    public NamedProxy? For(Uri destination)
    {
        if (_direct.Contains(destination))
        {
            return null;
        }

        if (destination.Scheme == Uri.UriSchemeHttps)
        {
            return _https;
        }

        return _http;
    }

    /// <summary>Why there is no proxy for a destination, for a user to look it up.</summary>
    public string WhyDirect(Uri destination)
    {
        if (destination.IsLoopback)
        {
            return "this machine is reached without one";
        }

        if (_direct.Find(destination) is { } entry)
        {
            return $"{_directOrigin} has '{TerminalText.Sanitize(entry)}'";
        }

        return $"none is named for {destination.Scheme}";
    }

    /// <inheritdoc/>
    public Uri? GetProxy(Uri destination) => For(destination)?.Address;

    /// <inheritdoc/>
    public bool IsBypassed(Uri host) => For(host) is null;

    // NTLM and Negotiate accept a name and a password on Windows. Elsewhere they would prevent the use of Basic.
    private NetworkCredential? Find(Uri proxy, string scheme)
    {
        var isUsable = OperatingSystem.IsWindows() || Simple.Contains(scheme, StringComparer.OrdinalIgnoreCase);
        NamedProxy?[] named = isUsable ? [_https, _http] : [];
        return named.FirstOrDefault(one => one?.Address.Authority == proxy.Authority && one.Credential is not null)
            ?.Credential;
    }

    private static NamedProxy? Named(string name, Func<string, string?> variable)
    {
        if (Value(name, variable) is not var (found, text))
        {
            return null;
        }

        if (ProxyAddress.Parse(text) is not { } address)
        {
            throw new InvalidRequestException($"{found} is not {ProxyAddress.Expected}");
        }

        return new NamedProxy(address, found);
    }

    // A variable that is set and empty means: no proxy, whatever the other spelling says.
    private static (string Name, string Text)? Value(string name, Func<string, string?> variable)
    {
        foreach (var spelling in new[] { name, name.ToLowerInvariant() })
        {
            if (variable(spelling) is { } text)
            {
                if (string.IsNullOrWhiteSpace(text))
                {
                    return null;
                }

                return (spelling, text.Trim());
            }
        }

        return null;
    }
}
