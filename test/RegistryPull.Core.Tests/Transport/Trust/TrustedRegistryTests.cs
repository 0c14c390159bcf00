using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NUnit.Framework;
using RegistryPull.Registries.Credentials;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Transport.Trust;

/// <summary>Real TLS on the loopback interface, verified because an authority was named.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class TrustedRegistryTests : IDisposable
{
    private const string Host = "127.0.0.1";
    private static readonly PbeParameters Strong = new(
        PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000);

    private readonly FakeAuthority _authority = new();
    private readonly MadeUpUser _user = MadeUpUser.Create();

    public void Dispose()
    {
        _authority.Dispose();
        _user.Dispose();
    }

    [Test]
    public async Task Pull_TheAuthorityIsNamed_IsLetIn()
    {
        await using var pull = await StartAsync(_authority.Issue(Host));

        await pull.RunAsync();

        Layout.AssertArchive(pull.Output, Fixture.Image());
    }

    [Test]
    public async Task Pull_AnotherAuthority_SaysWhoIssuedItAndWhatWouldTrustIt()
    {
        using var stranger = new FakeAuthority("Stranger Root");
        await using var pull = await StartAsync(stranger.Issue(Host));

        var message = (await pull.FailAsync<RegistryUnavailableException>()).Message;

        Assert.That(message, Does.StartWith($"the certificate of the registry {pull.Registry.Host} is not trusted: neither this machine nor {pull.Options.CaFile} knows the authority")
            .And.Contain("(127.0.0.1 → Stranger Root)").And.Contain($"add its authority to {pull.Options.CaFile}")
            .And.Contain("--insecure"));
        Assert.That(pull.Registry.Requests.All, Is.Empty);
    }

    // valid from  | to         | name               | what is wrong
    // ------------+------------+--------------------+----------------------------------------
    [TestCase("2020-01-02", "2021-03-04", Host, "it expired on 2021-03-04")]
    [TestCase("2048-01-02", "2048-03-04", Host, "it is not valid before 2048-01-02: check the clock")]
    [TestCase(
        "2020-01-02", "2048-03-04", "registry.corp.example", "it is for registry.corp.example and not for 127.0.0.1 (")]
    public async Task Pull_AnUnfitCertificate_SaysWhatIsWrong(string from, string to, string name, string reason)
    {
        await using var pull = await StartAsync(_authority.Issue(Utc(from), Utc(to), name));

        Assert.That(
            (await pull.FailAsync<RegistryUnavailableException>()).Message,
            Does.Contain(reason).And.Contain("--insecure"));
    }

    [Test]
    public async Task Pull_Insecure_TakesAnyCertificate()
    {
        using var stranger = new FakeAuthority("Stranger Root");
        await using var pull = await StartAsync(stranger.Issue("elsewhere.example"));
        pull.Options = pull.Options with { Insecure = true };

        await pull.RunAsync();

        Layout.AssertArchive(pull.Output, Fixture.Image());
    }

    [Test]
    public async Task Pull_Insecure_SendsWhatAVerifiedRegistryGets()
    {
        using var stranger = new FakeAuthority("Stranger Root");
        var options = new FakeRegistryOptions
        {
            Certificate = stranger.Issue(Host),
            Auth = FakeAuth.Basic,
            User = "ann",
            Password = "s3cret",
        };
        await using var pull = await Pull.StartAsync(registry: options);
        pull.Options = pull.Options with { Insecure = true, Credential = new RegistryCredential.Password("ann", "s3cret") };

        await pull.RunAsync();

        Assert.That(
            pull.Registry.Requests.Blobs, Has.All.Property(nameof(RecordedRequest.Authorization)).StartsWith("Basic "));
    }

    [TestCase("pem")]
    [TestCase("one file")]
    [TestCase("encrypted")]
    [TestCase("pfx")]
    public async Task Pull_ACertificateIsAskedFor_ShowsIt(string kind)
    {
        await using var pull = await StartAsync(_authority.Issue(Host), wantsClient: true);
        pull.Options = pull.Options with { ClientCertificate = Write(_authority.Issue("robot"), kind) };

        await pull.RunAsync();

        Assert.That(
            pull.Registry.Requests.All,
            Has.All.Property(nameof(RecordedRequest.ClientCertificate)).EqualTo("CN=robot"));
    }

    [Test]
    public async Task Pull_ACertificateIsAskedForAndThereIsNone_SaysWhichOption()
    {
        await using var pull = await StartAsync(_authority.Issue(Host), wantsClient: true);
        pull.Options = pull.Options with { Retries = 0 };

        Assert.That((await pull.FailAsync<RegistryUnavailableException>()).Message, Does.Contain("--cert-file"));
    }

    [TestCase("etc/docker/certs.d")]
    [TestCase("etc/containers/certs.d")]
    [TestCase(".config/containers/certs.d")]
    [TestCase(".config/docker/certs.d")]
    [Platform(Exclude = "Win", Reason = "there is no /etc, and no colon in a name")]
    public async Task Pull_WhatIsFiledForTheHost_IsUsed(string folder)
    {
        await using var pull = await StartAsync(_authority.Issue(Host), wantsClient: true);
        pull.Options = pull.Options with { CaFile = null };
        pull.User = _user;
        using var client = _authority.Issue("filed");
        _user.Write($"{folder}/{pull.Registry.Host}/corp.crt", _authority.Pem);
        _user.Write($"{folder}/{pull.Registry.Host}/me.cert", client.ExportCertificatePem());
        _user.Write($"{folder}/{pull.Registry.Host}/me.key", KeyOf(client).ExportPkcs8PrivateKeyPem());

        await pull.RunAsync();

        Assert.That(
            pull.Registry.Requests.All,
            Has.All.Property(nameof(RecordedRequest.ClientCertificate)).EqualTo("CN=filed"));
    }

    private async Task<Pull> StartAsync(X509Certificate2 shown, bool wantsClient = false)
    {
        var pull = await Pull.StartAsync(registry: new FakeRegistryOptions { Certificate = shown, WantsClientCertificate = wantsClient });
        pull.Options = pull.Options with { CaFile = _user.Write("ca.pem", _authority.Pem) };
        return pull;
    }

    private ClientCertificate Write(X509Certificate2 client, string kind)
    {
        using var key = KeyOf(client);
        var certificate = client.ExportCertificatePem() + "\n";
        switch (kind)
        {
            case "pem":
                return new ClientCertificate(
                    _user.Write("c.pem", certificate), _user.Write("k.pem", key.ExportPkcs8PrivateKeyPem()));
            case "one file":
                return new ClientCertificate(_user.Write("c.pem", certificate + key.ExportECPrivateKeyPem()));
            case "encrypted":
                return new ClientCertificate(
                    _user.Write("c.pem", certificate),
                    _user.Write("k.pem", key.ExportEncryptedPkcs8PrivateKeyPem("s3cret", Strong)),
                    "s3cret");
            default:
                File.WriteAllBytes(_user.PathOf("c.pfx"), client.Export(X509ContentType.Pkcs12, "s3cret"));
                return new ClientCertificate(_user.PathOf("c.pfx"), Passphrase: "s3cret");
        }
    }

    private static ECDsa KeyOf(X509Certificate2 certificate) => certificate.GetECDsaPrivateKey()!;

    private static DateTimeOffset Utc(string day) =>
        DateTimeOffset.Parse(day + "Z", System.Globalization.CultureInfo.InvariantCulture);
}
