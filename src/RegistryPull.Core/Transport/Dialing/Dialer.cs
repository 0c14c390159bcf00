namespace RegistryPull.Transport.Dialing;

/// <summary>Opens the connections of a pool, to registries and to proxies alike.</summary>
internal sealed class Dialer(INetwork network, AddressRace race)
{
    /// <summary>The connect callback of a <see cref="SocketsHttpHandler"/>.</summary>
    /// <param name="context">The host and port; with a proxy, the proxy's.</param>
    /// <param name="cancellationToken">Ends when the connection takes too long.</param>
    public async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await network.ResolveAsync(host, cancellationToken).ConfigureAwait(false);
        return (await race.ConnectAsync(addresses, port, cancellationToken).ConfigureAwait(false)).Stream;
    }
}
