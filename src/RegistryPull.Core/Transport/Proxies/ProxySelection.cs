using System.Net;

namespace RegistryPull.Transport.Proxies;

/// <summary>Which proxy a connection goes through, and who signs in there: the option, the environment, the system, in this order.</summary>
internal sealed class ProxySelection
{
    private readonly bool _isOff;
    private readonly NamedProxies? _named;
    private readonly IWebProxy? _system;

    // The signed-in user is for the system's own proxies alone: no host and no proxy that somebody named is told who that is.
    private readonly ProxySignIn _user = new(static (proxy, scheme) => CredentialCache.DefaultCredentials.GetCredential(proxy, scheme));

    public ProxySelection(RegistryPullOptions options, ProxyEnvironment environment)
    {
        _isOff = options.Proxy == ProxyChoice.None;
        if (!_isOff)
        {
            _named = NamedProxies.Read(options.Proxy, environment.Variable);
            _system = _named is null ? environment.System() : null;
        }
    }

    /// <summary>Tells a connection pool.</summary>
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
            return _named.For(destination) is { } named
                ? new(new ProxyRoute(named.Full.Authority, named.Origin, named.Credential is not null, _named.SignIn), named.Address, "")
                : ProxyDecision.Direct(_named.WhyDirect(destination));
        }

        return _system is null ? ProxyDecision.Direct(_isOff ? "none is wanted (--proxy none)" : "none is named")
            : _system.IsBypassed(destination) || _system.GetProxy(destination) is not { } proxy || proxy == destination ? ProxyDecision.Direct("the system's settings have none")
            : new(new ProxyRoute(proxy.Authority, "the system's settings", HasCredential: false, _user), proxy, "");
    }
}
