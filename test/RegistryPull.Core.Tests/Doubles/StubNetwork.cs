using System.Net;
using System.Net.Sockets;
using RegistryPull.Diagnosing;

namespace RegistryPull;

/// <summary>A network on which every name is this machine, unless it is told to fail.</summary>
internal sealed class StubNetwork : INetwork
{
    public SocketError? NameError { get; set; }

    public SocketError? ConnectError { get; set; }

    public List<string> Asked { get; } = [];

    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        Asked.Add(host);
        return NameError is { } error ? Task.FromException<IPAddress[]>(new SocketException((int)error)) : Task.FromResult<IPAddress[]>([IPAddress.Loopback]);
    }

    public Task<IPEndPoint> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken) => ConnectError is { } error
        ? Task.FromException<IPEndPoint>(new SocketException((int)error))
        : Task.FromResult(new IPEndPoint(addresses[0], port));
}
