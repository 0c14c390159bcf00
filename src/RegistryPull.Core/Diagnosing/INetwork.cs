using System.Net;

namespace RegistryPull.Diagnosing;

/// <summary>The two steps below HTTP that a pull leaves to the framework. Both fail with a <see cref="System.Net.Sockets.SocketException"/>.</summary>
internal interface INetwork
{
    /// <summary>Looks up a name.</summary>
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken);

    /// <summary>Opens a connection and closes it again.</summary>
    /// <returns>The address that answered.</returns>
    Task<IPEndPoint> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken);
}
