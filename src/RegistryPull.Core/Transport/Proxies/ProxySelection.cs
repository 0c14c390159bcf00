using System.Net;

namespace RegistryPull.Transport.Proxies;

/// <summary>Selects the proxy of a connection and its credentials: from the option, the environment, then the
/// system.</summary>
internal sealed class ProxySelection
{
    private readonly bool _isOff;
    private readonly NamedProxies? _named;
    private readonly IWebProxy? _system;

    // The credentials of the signed-in user are for the system's proxies alone. A proxy of an option or variable, and
    // a registry, must not learn the user's name.
    private readonly ProxySignIn _user = new(static (proxy, scheme) =>
        CredentialCache.DefaultCredentials.GetCredential(proxy, scheme));

    public ProxySelection(RegistryPullOptions options, ProxyEnvironment environment, SecretRedactor secrets)
    {
        _isOff = options.Proxy == ProxyChoice.None;
        if (!_isOff)
        {
            _named = NamedProxies.Read(options.Proxy, environment.Variable);
            _system = _named is null ? environment.System() : null;
        }

        foreach (var proxy in _named?.All ?? [])
        {
            proxy.AddSecretTo(secrets);
        }
    }

    /// <summary>Sets the proxy of a connection pool.</summary>
    public void Configure(SocketsHttpHandler handler)
    {
        handler.UseProxy = _named is not null || _system is not null;
        handler.Proxy = _named;
        handler.DefaultProxyCredentials = _system is null ? null : _user;
    }

    /// <summary>The proxy on the way to a destination, for messages; null for none.</summary>
    public ProxyRoute? RouteTo(Uri destination) => Decide(destination).Route;

    /// <summary>How a destination is reached, and why so.</summary>
    public ProxyDecision Decide(Uri destination)
    {
        if (_named is not null)
        {
            if (_named.For(destination) is { } named)
            {
                return FromOption(named, _named.SignIn);
            }

            return ProxyDecision.Direct(_named.WhyDirect(destination));
        }

        if (_system is null)
        {
            return ProxyDecision.Direct(_isOff ? "none is wanted (--proxy none)" : "none is named");
        }

        Uri? proxy = null;
        if (!_system.IsBypassed(destination))
        {
            proxy = _system.GetProxy(destination);
        }

        if (proxy is null || proxy == destination)
        {
            return ProxyDecision.Direct("the system's settings have none");
        }

        return FromSystem(proxy);
    }

    private static ProxyDecision FromOption(NamedProxy named, ProxySignIn signIn)
    {
        var hasCredential = named.Credential is not null;
        return new(new ProxyRoute(named.Full.Authority, named.Origin, hasCredential, signIn), named.Address, "");
    }

    private ProxyDecision FromSystem(Uri proxy) =>
        new(new ProxyRoute(proxy.Authority, "the system's settings", HasCredential: false, _user), proxy, "");
}
