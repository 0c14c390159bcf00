using System.Text;
using NUnit.Framework;
using RegistryPull.Registries.Credentials;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Transport.Proxies;

/// <summary>A registry that can only be reached through a proxy, and has a name that only the proxy knows.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ProxiedRegistryTests : IDisposable
{
    private static readonly string Ann = "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes("ann:p@ss"));

    private readonly FakeAuthority _authority = new();
    private readonly MadeUpUser _user = MadeUpUser.Create();

    public void Dispose()
    {
        _authority.Dispose();
        _user.Dispose();
    }

    [Test]
    public async Task Pull_ThroughTheProxy_AsksItForATunnelToTheRegistry()
    {
        await using var pull = await StartAsync();
        await using var proxy = new TunnelProxy(_ => pull.Registry.Url);

        await RunAsync(pull, proxy.Host);

        Layout.AssertArchive(pull.Output, Fixture.Image());
        Assert.That(
            proxy.Asked.Select(static asked => asked.Line), Has.All.EqualTo("CONNECT registry.example:443 HTTP/1.1"));
    }

    [Test]
    public async Task Pull_TheProxyOfTheEnvironment_IsUsed()
    {
        await using var pull = await StartAsync();
        await using var proxy = new TunnelProxy(_ => pull.Registry.Url);
        _user.Variables["https_proxy"] = proxy.Host;
        pull.User = _user;

        await pull.RunAsync();

        Assert.That(proxy.Asked, Is.Not.Empty);
    }

    [Test]
    public async Task Pull_AProxyThatWantsASignIn_GetsItAndNobodyElseDoes()
    {
        await using var pull = await StartAsync();
        await using var proxy = new TunnelProxy(_ => pull.Registry.Url) { Wants = Ann };

        await RunAsync(pull, $"ann:p%40ss@{proxy.Host}");

        Assert.That(proxy.Asked.Select(static asked => asked.SignIn), Is.SupersetOf(new[] { null, Ann }));
        Assert.That(
            pull.Registry.Requests.All.SelectMany(static request => request.Headers.Keys),
            Has.None.EqualTo("Proxy-Authorization").IgnoreCase);
    }

    // address      | offered               | what the person is told
    // -------------+-----------------------+--------------------------------------------------
    // without user | Basic, Negotiate      | both, and to put a user into the address
    // wrong user   | Basic                 | that it is wrong, and not what it is
    // any          | Negotiate, NTLM       | both, and that no password helps (not on Windows)
    [TestCase(
        "", "Basic realm=\"p\"|Negotiate", "offers Basic, Negotiate: put USER:PASSWORD@ before its host in --proxy")]
    [TestCase("bob:s3cret@", "Basic realm=\"p\"", "offers Basic: the user name or password in --proxy is wrong")]
    [TestCase("", "Negotiate|NTLM", "offers NTLM, Negotiate: a name and a password are of no use")]
    [Platform(Exclude = "Win", Reason = "Windows has another way to sign in")]
    public async Task Pull_AProxyThatIsNotSatisfied_SaysWhatItOffers(string user, string offers, string told)
    {
        await using var pull = await StartAsync();
        await using var proxy = new TunnelProxy(_ => pull.Registry.Url) { Wants = Ann, Offers = offers.Split('|') };

        var message = await FailAsync(pull, user + proxy.Host);

        Assert.That(
            message,
            Does.StartWith($"the proxy {proxy.Host} (--proxy) wants a sign-in (407)").And.Contain(told)
                .And.Not.Contain("s3cret"));
    }

    [Test]
    public async Task Pull_PlainHttpThroughAProxyThatIsNotSatisfied_SaysWhatItOffers()
    {
        await using var pull = await Pull.StartAsync();
        await using var proxy = new TunnelProxy(_ => pull.Registry.Url) { Wants = Ann };
        (pull.Reference, pull.Options) = ("registry.example/team/app:1.0", pull.Options with { PlainHttp = true });

        Assert.That(await FailAsync(pull, proxy.Host), Does.Contain("wants a sign-in (407) and offers Basic"));
    }

    [Test]
    public async Task Pull_PlainHttpThroughAProxy_TellsTheRegistryNothingOfTheSignIn()
    {
        await using var pull = await Pull.StartAsync();
        await using var proxy = new TunnelProxy(_ => pull.Registry.Url);
        (pull.Reference, pull.Options) = ("registry.example/team/app:1.0", pull.Options with { PlainHttp = true });

        await RunAsync(pull, proxy.Host);

        Assert.That(proxy.Asked.First().Line, Does.StartWith("GET http://registry.example/v2/"));
    }

    [Test]
    public async Task Pull_AProxyThatHangsUp_IsNamed()
    {
        await using var pull = await StartAsync();
        await using var proxy = new TunnelProxy(_ => pull.Registry.Url) { Drops = true };

        Assert.That(
            await FailAsync(pull, "ann:s3cret@" + proxy.Host),
            Does.StartWith($"the proxy {proxy.Host} (--proxy) drops the connection to registry.example")
                .And.Not.Contain("s3cret"));
    }

    [TestCase(
        "no-such-proxy.invalid:3128",
        "the name of the proxy no-such-proxy.invalid:3128 (HTTPS_PROXY) cannot be resolved")]
    [TestCase("127.0.0.1:1", "the proxy 127.0.0.1:1 (HTTPS_PROXY) refuses the connection")]
    public async Task Pull_AProxyThatIsNotThere_IsNamedWithItsVariable(string host, string told)
    {
        await using var pull = await StartAsync();
        _user.Variables["HTTPS_PROXY"] = "http://ann:s3cret@" + host;
        pull.User = _user;

        Assert.That(
            (await pull.FailAsync<RegistryUnavailableException>()).Message,
            Does.StartWith(told).And.Not.Contain("s3cret"));
    }

    [Test]
    public async Task Pull_RedirectedToAnotherHost_TrustsItByTheSameCaFile()
    {
        await using var store = await FakeRegistry.StartAsync(
            new FakeRegistryOptions { Certificate = _authority.Issue("cdn.example") });
        store.Push("team/app", "1.0", Fixture.Image());
        await using var pull = await StartAsync();
        await using var proxy = new TunnelProxy(host => host == "cdn.example" ? store.Url : pull.Registry.Url);
        pull.Registry.Faults.Add(When.Blob, Faults.Redirect(new Uri("https://cdn.example/")), times: int.MaxValue);

        await RunAsync(pull, proxy.Host);

        Assert.That(store.Requests.Blobs, Is.Not.Empty);
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "there is no /etc")]
    public async Task Pull_RedirectedToAnotherHost_DoesNotTrustItByWhatIsFiledForTheRegistry()
    {
        await using var store = await FakeRegistry.StartAsync(
            new FakeRegistryOptions { Certificate = _authority.Issue("cdn.example") });
        await using var pull = await StartAsync();
        await using var proxy = new TunnelProxy(host => host == "cdn.example" ? store.Url : pull.Registry.Url);
        pull.Registry.Faults.Add(When.Blob, Faults.Redirect(new Uri("https://cdn.example/")), times: int.MaxValue);
        pull.Options = pull.Options with { CaFile = null };
        pull.User = _user;
        _user.Write("etc/docker/certs.d/registry.example/ca.crt", _authority.Pem);

        Assert.That(
            await FailAsync(pull, proxy.Host),
            Does.StartWith("the certificate of the blob store cdn.example is not trusted")
                .And.Contain("certs.d/cdn.example/ca.crt").And.Contain("--ca-file FILE"));
        Assert.That(store.Requests.All, Is.Empty);
    }

    [Test]
    public async Task Pull_AProxyOfTheSameCompany_IsTrustedByTheSameCaFile()
    {
        await using var pull = await StartAsync();
        await using var proxy = new TunnelProxy(_ => pull.Registry.Url) { Certificate = _authority.Issue("127.0.0.1") };

        await RunAsync(pull, $"https://{proxy.Host}");

        Assert.That(proxy.Asked, Is.Not.Empty);
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "there is no /etc")]
    public async Task Pull_AProxyOfTheSameCompany_IsNotTrustedByWhatIsFiledForTheRegistry()
    {
        await using var pull = await StartAsync();
        await using var proxy = new TunnelProxy(_ => pull.Registry.Url) { Certificate = _authority.Issue("127.0.0.1") };
        pull.Options = pull.Options with { CaFile = null };
        pull.User = _user;
        _user.Write("etc/docker/certs.d/registry.example/ca.crt", _authority.Pem);

        Assert.That(
            await FailAsync(pull, $"https://{proxy.Host}"),
            Does.StartWith($"the certificate of the proxy {proxy.Host} (--proxy) is not trusted"));
        Assert.That(proxy.Asked, Is.Empty);
    }

    // A proxy sees where connections lead, and may be given a password: no option for the registry reaches it.
    [TestCase(false)]
    [TestCase(true)]
    public async Task Pull_AProxyOfAnUnknownAuthority_IsBlamedAndNeverExcused(bool insecure)
    {
        using var stranger = new FakeAuthority("Stranger Root");
        await using var pull = await StartAsync();
        await using var proxy = new TunnelProxy(_ => pull.Registry.Url) { Certificate = stranger.Issue("127.0.0.1") };
        pull.Options = pull.Options with { Insecure = insecure, CaFile = insecure ? null : pull.Options.CaFile };

        var message = await FailAsync(pull, $"https://ann:s3cret@{proxy.Host}");

        Assert.That(message, Does.StartWith($"the certificate of the proxy {proxy.Host} (--proxy) is not trusted")
            .And.Not.Contain("--insecure").And.Not.Contain("certs.d"));
        Assert.That(proxy.Asked, Is.Empty);
    }

    private static Task<PullResult> RunAsync(Pull pull, string proxy)
    {
        pull.Options = pull.Options with { Proxy = ProxyChoice.Parse(proxy) };
        return pull.RunAsync();
    }

    private static async Task<string> FailAsync(Pull pull, string proxy)
    {
        pull.Options = pull.Options with { Proxy = ProxyChoice.Parse(proxy), Retries = 0 };
        return (await pull.FailAsync<RegistryUnavailableException>()).Message;
    }

    private async Task<Pull> StartAsync()
    {
        var pull = await Pull.StartAsync(registry: new FakeRegistryOptions { Certificate = _authority.Issue("registry.example") });
        pull.Options = pull.Options with { CaFile = _user.Write("ca.pem", _authority.Pem) };
        pull.Reference = "registry.example/team/app:1.0";
        return pull;
    }
}
