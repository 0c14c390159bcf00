using System.Net;

namespace RegistryPull.Transport.Dialing;

/// <summary>The two steps below TLS and HTTP. Both fail with a
/// <see cref="System.Net.Sockets.SocketException"/>.</summary>
internal interface INetwork
{
    /// <summary>Looks up a name.</summary>
    /// <param name="host">A name, or an address as text.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The addresses of both families, in the system's order of preference.</returns>
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken);

    /// <summary>Opens a connection.</summary>
    /// <param name="address">The address and port.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The connection; the caller closes it.</returns>
    Task<Stream> ConnectAsync(IPEndPoint address, CancellationToken cancellationToken);
}
