using NUnit.Framework;
using RegistryPull.Cli.Serving;

namespace RegistryPull.Cli.Tests.Serving;

internal sealed class ListenAddressTests
{
    [TestCase("127.0.0.1:5000", "127.0.0.1:5000", true)]
    [TestCase("localhost:80", "127.0.0.1:80", true)]
    [TestCase("[::1]:5000", "[::1]:5000", true)]
    [TestCase("0.0.0.0:5000", "machine:5000", false)]
    [TestCase("[::]:5000", "machine:5000", false)]
    [TestCase("192.168.1.2:443", "192.168.1.2:443", false)]
    public void TryParse_AddressAndPort_IsRead(string text, string authority, bool isLoopback)
    {
        var address = ListenAddress.TryParse(text)!;

        Assert.That((address.Authority("machine"), address.IsLoopback), Is.EqualTo((authority, isLoopback)));
    }

    [TestCase("")]
    [TestCase("5000")]
    [TestCase(":5000")]
    [TestCase("127.0.0.1")]
    [TestCase("::1")]
    [TestCase("[::1]")]
    [TestCase("127.0.0.1:99999")]
    [TestCase("example.com:5000")]
    public void TryParse_AnythingElse_IsNone(string text) => Assert.That(ListenAddress.TryParse(text), Is.Null);
}
