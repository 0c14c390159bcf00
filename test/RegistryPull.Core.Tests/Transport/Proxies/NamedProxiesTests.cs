using NUnit.Framework;

namespace RegistryPull.Transport.Proxies;

[TestFixture]
internal sealed class NamedProxiesTests
{
    // variables                                            | http://a.example   | https://a.example
    // -----------------------------------------------------+--------------------+--------------------
    [TestCase("HTTP_PROXY=http://p:1", "http://p:1/", null)]
    [TestCase("HTTPS_PROXY=http://p:1", null, "http://p:1/")]
    [TestCase("ALL_PROXY=socks5://p:1", "socks5://p:1/", "socks5://p:1/")]
    [TestCase("ALL_PROXY=http://all:1 HTTPS_PROXY=http://p:2", "http://all:1/", "http://p:2/")]
    [TestCase("https_proxy=http://p:1", null, "http://p:1/")]
    [TestCase("HTTPS_PROXY=http://upper:1 https_proxy=http://lower:1", null, "http://upper:1/")]
    [TestCase("HTTPS_PROXY=p:3128", null, "http://p:3128/")]
    [TestCase("HTTPS_PROXY=socks5h://p:1", null, "socks5://p:1/")]
    [TestCase("HTTPS_PROXY=https://p:1", null, "https://p:1/")]
    [TestCase("HTTPS_PROXY=http://p:1 NO_PROXY=a.example", null, null)]
    public void GetProxy_TheVariables_NamesIt(string variables, string? http, string? https)
    {
        var proxy = Read(variables)!;

        Assert.That(proxy.GetProxy(new Uri("http://a.example/"))?.AbsoluteUri, Is.EqualTo(http));
        Assert.That(proxy.GetProxy(new Uri("https://a.example/"))?.AbsoluteUri, Is.EqualTo(https));
        Assert.That(proxy.IsBypassed(new Uri("https://a.example/")), Is.EqualTo(https is null));
    }

    [TestCase("")]
    [TestCase("HTTPS_PROXY=")]
    [TestCase("NO_PROXY=*")]
    public void Read_NoProxyNamed_IsNull(string variables) => Assert.That(Read(variables), Is.Null);

    [TestCase("https://localhost/")]
    [TestCase("https://127.0.0.1:5000/")]
    [TestCase("https://[::1]/")]
    public void GetProxy_ThisMachine_GoesDirectly(string address) =>
        Assert.That(Read("HTTPS_PROXY=http://p:1")!.GetProxy(new Uri(address)), Is.Null);

    [Test]
    public void GetCredential_UserInformation_GoesToThatProxyAlone()
    {
        var proxy = Read("HTTPS_PROXY=http://ann:p%40ss@p:1")!;

        var credential = proxy.SignIn.GetCredential(new Uri("http://p:1/"), "Basic");

        Assert.That((credential?.UserName, credential?.Password), Is.EqualTo(("ann", "p@ss")));
        Assert.That(proxy.GetProxy(new Uri("https://a.example/"))?.AbsoluteUri, Is.EqualTo("http://p:1/"));
        Assert.That(proxy.SignIn.GetCredential(new Uri("http://other:1/"), "Basic"), Is.Null);
    }

    [TestCase("HTTPS_PROXY=ftp://ann:s3cret@p:1")]
    [TestCase("https_proxy=http://ann:s3cret@:80:80")]
    public void Read_AnAddressThatCannotBeRead_NamesTheVariableAndKeepsTheSecret(string variables)
    {
        var error = Assert.Throws<InvalidRequestException>(() => Read(variables));

        Assert.That(error!.Message, Does.Contain("HTTPS_PROXY").IgnoreCase.And.Not.Contain("s3cret"));
    }

    [TestCase("Basic", true)]
    [TestCase("Digest", true)]
    [TestCase("", true)]
    [TestCase("Negotiate", false)]
    [TestCase("NTLM", false)]
    [Platform(Exclude = "Win", Reason = "Windows signs in with any of them")]
    public void GetCredential_AScheme_IsAnsweredWhereANameAndAPasswordAreEnough(string scheme, bool answered) =>
        Assert.That(
            Read("HTTPS_PROXY=http://ann:p@p:1")!.SignIn.GetCredential(new Uri("http://p:1/"), scheme) is not null,
            Is.EqualTo(answered));

    [Test]
    public void Read_AChoice_StandsBeforeTheVariablesButForNoProxy()
    {
        var proxies = NamedProxies.Read(
            ProxyChoice.Parse("ann:s3cret@chosen:1"),
            static name => name is "HTTPS_PROXY" ? "http://p:1" : name is "NO_PROXY" ? "a.example" : null)!;

        Assert.That(proxies.For(new Uri("https://b.example/"))?.ToString(), Is.EqualTo("chosen:1 (--proxy)"));
        Assert.That(proxies.For(new Uri("https://a.example/")), Is.Null);
    }

    private static NamedProxies? Read(string variables)
    {
        var values =
            variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static pair => pair.Split('=', 2))
            .ToDictionary(static pair => pair[0], static pair => pair[1]);
        return NamedProxies.Read(null, name => values.GetValueOrDefault(name));
    }
}
