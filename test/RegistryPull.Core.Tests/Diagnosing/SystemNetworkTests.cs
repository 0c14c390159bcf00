using System.Net;
using System.Net.Sockets;
using NUnit.Framework;

namespace RegistryPull.Diagnosing;

internal sealed class SystemNetworkTests
{
    [Test]
    public async Task Connect_AnAddress_IsToldAsPeopleWriteIt()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        Assert.That($"{await new SystemNetwork().ConnectAsync([IPAddress.Loopback], port, CancellationToken.None)}", Is.EqualTo($"127.0.0.1:{port}"));
    }

    [Test]
    public async Task Resolve_AnAddress_IsItself() =>
        Assert.That(await new SystemNetwork().ResolveAsync("127.0.0.1", CancellationToken.None), Is.EqualTo(new[] { IPAddress.Loopback }));
}
