using System.Net;
using System.Net.Sockets;

namespace RegistryPull.Diagnosing;

/// <summary>The network of this machine.</summary>
internal sealed class SystemNetwork : INetwork
{
    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) => Dns.GetHostAddressesAsync(host, cancellationToken);

    public async Task<IPEndPoint> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(addresses, port, cancellationToken);
        var reached = (IPEndPoint)client.Client.RemoteEndPoint!;

        // The client's socket is for both families, and has IPv4 addresses in the other's clothes.
        return reached.Address.IsIPv4MappedToIPv6 ? new IPEndPoint(reached.Address.MapToIPv4(), reached.Port) : reached;
    }
}
