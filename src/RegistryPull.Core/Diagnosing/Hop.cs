using RegistryPull.Transport.Proxies;

namespace RegistryPull.Diagnosing;

/// <summary>Whom this machine itself connects to on the way to an address.</summary>
/// <param name="Destination">The address.</param>
/// <param name="Route">The proxy; null for the registry itself.</param>
/// <param name="Host">Whose name is looked up.</param>
/// <param name="Port">Where it listens.</param>
internal sealed record Hop(Uri Destination, ProxyRoute? Route, string Host, int Port)
{
    // RFC 1928 has it for SOCKS, and no parser of addresses knows it.
    private const int SocksPort = 1080;

    public static Hop Of(Uri destination, ProxyDecision decision)
    {
        var address = decision.Address ?? destination;
        return new Hop(destination, decision.Route, address.IdnHost, address.Port < 0 ? SocksPort : address.Port);
    }

    public override string ToString() => Route is null ? "the registry" : $"{Route}";
}
