using RegistryPull.Transport.Proxies;

namespace RegistryPull.Diagnosing;

/// <summary>The host that this machine connects to on the way to an address.</summary>
/// <param name="Destination">The address.</param>
/// <param name="Route">The proxy; null for a direct connection.</param>
/// <param name="Host">The name that is looked up.</param>
/// <param name="Port">The port that is connected to.</param>
internal sealed record Hop(Uri Destination, ProxyRoute? Route, string Host, int Port)
{
    // RFC 1928 defines it for SOCKS; Uri does not know it.
    private const int SocksPort = 1080;

    public static Hop Create(Uri destination, ProxyDecision decision)
    {
        var address = decision.Address ?? destination;
        return new Hop(destination, decision.Route, address.IdnHost, address.Port < 0 ? SocksPort : address.Port);
    }

    /// <inheritdoc/>
    public override string ToString() => Route switch
    {
        null => "the registry",
        _ => $"{Route}",
    };
}
