using System.Net;
using System.Net.Sockets;
using RegistryPull.Transport.Dialing;

namespace RegistryPull;

/// <summary>A network on which every name is this machine, unless a test has it fail.</summary>
internal sealed class StubNetwork : INetwork
{
    private readonly SystemNetwork _system = new();

    public SocketError? NameError { get; set; }

    public SocketError? ConnectError { get; set; }

    public List<string> Asked { get; } = [];

    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        Asked.Add(host);
        return NameError is { } error
            ? Task.FromException<IPAddress[]>(new SocketException((int)error))
            : Task.FromResult<IPAddress[]>([IPAddress.Loopback]);
    }

    public Task<Stream> ConnectAsync(IPEndPoint address, CancellationToken cancellationToken) =>
        ConnectError is { } error
        ? Task.FromException<Stream>(new SocketException((int)error))
        : _system.ConnectAsync(address, cancellationToken);
}
