using NUnit.Framework;

namespace RegistryPull.Transport.Proxies;

[TestFixture]
internal sealed class NoProxyListTests
{
    // NO_PROXY as Go and curl read it. A name covers its subdomains; an address is itself; a port narrows.
    //
    // NO_PROXY                        | address                          | without a proxy
    // --------------------------------+----------------------------------+----------------
    [TestCase("", "https://a.example/", false)]
    [TestCase(null, "https://a.example/", false)]
    [TestCase(" , ,", "https://a.example/", false)]
    [TestCase("*", "https://a.example/", true)]
    [TestCase("a.example", "https://a.example/", true)]
    [TestCase("A.Example", "https://a.EXAMPLE/", true)]
    [TestCase("example", "https://a.example/", true)]
    [TestCase(".example", "https://a.example/", true)]
    [TestCase("*.example", "https://b.a.example/", true)]
    [TestCase("a.example", "https://ba.example/", false)]
    [TestCase("a.example", "https://a.example.evil/", false)]
    [TestCase("a.example", "https://a.example./", true)]
    [TestCase("x, a.example", "https://a.example/", true)]
    [TestCase("x a.example", "https://a.example/", true)]
    [TestCase("a.example:5000", "https://a.example:5000/", true)]
    [TestCase("a.example:5000", "https://a.example/", false)]
    [TestCase("a.example:443", "https://a.example/", true)]
    [TestCase("10.0.0.1", "https://10.0.0.1/", true)]
    [TestCase("10.0.0.1", "https://10.0.0.10/", false)]
    [TestCase("0.0.1", "https://10.0.0.1/", false)]
    [TestCase("10.0.0.1:5000", "https://10.0.0.1:5000/", true)]
    [TestCase("10.0.0.1:5000", "https://10.0.0.1/", false)]
    [TestCase("10.0.0.0/8", "https://10.255.0.1/", true)]
    [TestCase("10.0.0.0/8", "https://11.0.0.1/", false)]
    [TestCase("10.0.0.0/8", "https://a.example/", false)]
    [TestCase("2001:db8::1", "https://[2001:db8::1]/", true)]
    [TestCase("[2001:db8::1]:5000", "https://[2001:db8::1]:5000/", true)]
    [TestCase("[2001:db8::1]:5000", "https://[2001:db8::1]/", false)]
    [TestCase("2001:db8::/32", "https://[2001:db8:7::1]/", true)]
    public void Contains_AnAddress_IsReadAsGoAndCurlDo(string? list, string address, bool direct) =>
        Assert.That(new NoProxyList(list).Contains(new Uri(address)), Is.EqualTo(direct));
}
