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
        return (IPEndPoint)client.Client.RemoteEndPoint!;
    }
}
