using System.Security.Cryptography.X509Certificates;
using NUnit.Framework;
using RegistryPull.Registries.Credentials;
using RegistryPull.Testing;

namespace RegistryPull.Transport.Trust;

/// <summary>A company with a root and an issuing authority: what may stand in a file of authorities, and what a server
/// has to send.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class TrustAnchorsTests : IDisposable
{
    private const string Host = "127.0.0.1";
    private const string ForServers = "1.3.6.1.5.5.7.3.1";
    private const string ForClients = "1.3.6.1.5.5.7.3.2";

    private readonly MadeUpUser _user = MadeUpUser.Create();
    private readonly FakeAuthority _root = new();
    private readonly FakeAuthority _issuing;

    public TrustAnchorsTests() => _issuing = _root.Subordinate();

    public void Dispose()
    {
        _issuing.Dispose();
        _root.Dispose();
        _user.Dispose();
    }

    // the server sends | the file holds            | accepted
    // -----------------+---------------------------+---------
    [TestCase("whole chain", "root", true)]
    [TestCase("whole chain", "issuing", true)]
    [TestCase("whole chain", "own", true)]
    [TestCase("whole chain", "another server's", false)]
    [TestCase("whole chain", "a stranger's root", false)]
    [TestCase("its own alone", "root", false)]
    [TestCase("its own alone", "root and issuing", true)]
    [TestCase("its own alone", "issuing", true)]
    [TestCase("its own alone", "own", true)]
    public async Task Pull_AnyCertificateOfTheFile_EndsAChain(string sends, string holds, bool accepted)
    {
        using var own = _issuing.Issue(Host);
        await using var pull = await StartAsync(own, sends == "whole chain", holds);

        if (accepted)
        {
            await pull.RunAsync();
            return;
        }

        var message = (await pull.FailAsync<RegistryUnavailableException>()).Message;
        Assert.That(
            message,
            Does.StartWith($"the certificate of the registry {pull.Registry.Host} is not trusted")
                .And.Contain(pull.Options.CaFile!));
        Assert.That(
            message.Contains("the server sends no other certificate than its own"), Is.EqualTo(sends != "whole chain"));
    }

    // the certificate is for | the file holds | accepted
    // -----------------------+----------------+---------
    [TestCase(ForServers, "root", true)]
    [TestCase(ForClients, "root", false)]
    [TestCase(ForClients, "issuing", false)]
    [TestCase(ForClients, "own", false)]
    public async Task Pull_ACertificateThatIsNotForServers_IsRefused(string purpose, string holds, bool accepted)
    {
        using var own = _issuing.IssueFor(purpose, Host);
        await using var server = new TlsServer(own, _issuing.Certificate);
        await using var pull = await StartAsync(own, sendsChain: true, holds, isServed: false);
        pull.Reference = $"{server.Host}/team/app:1.0";

        if (accepted)
        {
            await pull.FailAsync<ImageNotFoundException>();
            return;
        }

        Assert.That(
            (await pull.FailAsync<RegistryUnavailableException>()).Message, Does.Contain("it is not for servers"));
        Assert.That(server.Answered, Is.Zero);
    }

    // An anchor excuses an unknown root and nothing else.
    [TestCase("2021-03-04", Host, "it expired on 2021-03-04")]
    [TestCase("2048-03-04", "elsewhere.example", "it is for elsewhere.example and not for 127.0.0.1")]
    public async Task Pull_AnAnchoredCertificateThatIsUnfit_IsRefused(string to, string name, string reason)
    {
        using var own = _issuing.Issue(Utc("2020-01-02"), Utc(to), name);
        await using var pull = await StartAsync(own, sendsChain: true, "own");

        Assert.That((await pull.FailAsync<RegistryUnavailableException>()).Message, Does.Contain(reason));
    }

    // A server's certificate in the file trusts that server, and nobody whom it signs for.
    [Test]
    public async Task Pull_ACertificateIssuedByAServer_IsRefused()
    {
        using var impostor = new FakeAuthority("Impostor");
        using var own = impostor.Issue(Host);
        await using var pull = await StartAsync(own, sendsChain: false, "another server's");

        Assert.That(
            (await pull.FailAsync<RegistryUnavailableException>()).Message, Does.Contain("(127.0.0.1 → Impostor)"));
    }

    private async Task<Pull> StartAsync(
        X509Certificate2 own, bool sendsChain, string holds, bool isServed = true)
    {
        using var other = _issuing.Issue("other.example");
        using var stranger = new FakeAuthority("Stranger Root");
        var options =
            new FakeRegistryOptions { Certificate = own, CertificateChain = sendsChain ? [_issuing.Certificate] : [] };
        var pull = await Pull.StartAsync(registry: isServed ? options : null);
        var file = holds switch
        {
            "root" => _root.Pem,
            "issuing" => _issuing.Pem,
            "root and issuing" => _root.Pem + _issuing.Pem,
            "own" => own.ExportCertificatePem(),
            "another server's" => other.ExportCertificatePem(),
            _ => stranger.Pem,
        };
        pull.Options = pull.Options with { CaFile = _user.Write("ca.pem", file), Retries = 0 };
        return pull;
    }

    private static DateTimeOffset Utc(string day) =>
        DateTimeOffset.Parse(day + "Z", System.Globalization.CultureInfo.InvariantCulture);
}
