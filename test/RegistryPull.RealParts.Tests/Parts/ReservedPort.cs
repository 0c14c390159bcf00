using System.Net;
using System.Net.Sockets;

namespace RegistryPull.RealParts.Tests.Parts;

/// <summary>A port of the loopback interface that is kept for one server.</summary>
/// <remarks>A socket is bound to it and never listens. The system gives such a port to no other socket that asks for any
/// port, and to no outgoing connection. A server that sets <c>SO_REUSEADDR</c>, as all of these tests do, can listen on
/// it: https://man7.org/linux/man-pages/man7/socket.7.html.</remarks>
internal sealed class ReservedPort : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public ReservedPort()
    {
        // .NET sets SO_REUSEADDR itself when it binds a TCP socket on Unix.
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
    }

    public int Number => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    /// <summary>Gets <c>HOST:PORT</c>.</summary>
    public string Host => $"127.0.0.1:{Number}";

    public void Dispose() => _socket.Dispose();

    /// <summary>Asks whether a server accepts connections.</summary>
    public async Task<bool> IsListenedOnAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Number);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
