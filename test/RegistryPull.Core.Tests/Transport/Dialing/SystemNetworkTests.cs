using System.Net;
using System.Net.Sockets;
using NUnit.Framework;

namespace RegistryPull.Transport.Dialing;

internal sealed class SystemNetworkTests
{
    [Test]
    public async Task Connect_AListener_IsReached()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        await using var stream =
            await new SystemNetwork().ConnectAsync((IPEndPoint)listener.LocalEndpoint, CancellationToken.None);

        using var accepted = await listener.AcceptTcpClientAsync();
        Assert.That(stream.CanWrite, Is.True);
    }

    [Test]
    public async Task Connect_NobodyListens_FailsAsASocketDoes()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = (IPEndPoint)listener.LocalEndpoint;
        listener.Stop();

        var error = await Assert.ThrowsAsync<SocketException>(
            () => new SystemNetwork().ConnectAsync(address, CancellationToken.None));

        Assert.That(error!.SocketErrorCode, Is.EqualTo(SocketError.ConnectionRefused));
    }

    [Test]
    public async Task Resolve_AnAddress_IsItself() =>
        Assert.That(
            await new SystemNetwork().ResolveAsync("127.0.0.1", CancellationToken.None),
            Is.EqualTo(new[] { IPAddress.Loopback }));
}
