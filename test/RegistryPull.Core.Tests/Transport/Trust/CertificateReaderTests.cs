using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NUnit.Framework;
using RegistryPull.Registries.Credentials;
using RegistryPull.Testing;

namespace RegistryPull.Transport.Trust;

/// <summary>Files that are no good: one line each, which names the file and keeps the passphrase.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class CertificateReaderTests : IDisposable
{
    private readonly MadeUpUser _user = MadeUpUser.Create();
    private readonly FakeAuthority _authority = new();

    public void Dispose()
    {
        _user.Dispose();
        _authority.Dispose();
    }

    [TestCase(null, "no such file")]
    [TestCase("", "expected PEM")]
    [TestCase("not a certificate", "expected PEM")]
    [TestCase("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "has no certificate")]
    public void Authorities_NoCertificateInTheFile_NamesIt(string? content, string reason)
    {
        var file = content is null ? _user.PathOf("none.pem") : _user.Write("ca.pem", content);

        Assert.That(
            () => CertificateReader.Authorities([file]),
            Throws.TypeOf<InvalidRequestException>().With.Message.Contain(file).And.Message.Contain(reason));
    }

    [Test]
    public void Authorities_Der_IsRead()
    {
        using var certificate = _authority.Issue("a.example");
        File.WriteAllBytes(_user.PathOf("ca.der"), certificate.RawData);

        Assert.That(CertificateReader.Authorities([_user.PathOf("ca.der")]), Has.Count.EqualTo(1));
    }

    // key                 | passphrase | what the person is told
    // --------------------+------------+---------------------------------
    [TestCase("encrypted", null, "put its passphrase in REGPULL_KEY_PASSWORD")]
    [TestCase("encrypted", "wr0ng", "does not open with the passphrase in REGPULL_KEY_PASSWORD")]
    [TestCase("another's", null, "is not the key of")]
    [TestCase("none", null, "has no private key in PEM")]
    [TestCase("old", null, "openssl pkcs8 -topk8")]
    public void Client_AKeyThatDoesNotFit_SaysWhy(string kind, string? passphrase, string reason)
    {
        using var certificate = _authority.Issue("robot");
        var files = new ClientCertificate(
            _user.Write("c.pem", certificate.ExportCertificatePem()),
            _user.Write("k.pem", Key(certificate, kind)),
            passphrase);

        var message = Assert.Throws<InvalidRequestException>(() => CertificateReader.WithKey(files))!.Message;

        Assert.That(message, Does.Contain(reason).And.Contain(files.KeyFile).And.Not.Contain("wr0ng"));
    }

    [Test]
    public void Client_APfxWithTheWrongPassphrase_SaysSo()
    {
        using var certificate = _authority.Issue("robot");
        File.WriteAllBytes(_user.PathOf("c.pfx"), certificate.Export(X509ContentType.Pkcs12, "s3cret"));

        Assert.That(() => CertificateReader.WithKey(new ClientCertificate(_user.PathOf("c.pfx"), Passphrase: "wr0ng")),
            Throws.TypeOf<InvalidRequestException>().With.Message.Contain("REGPULL_KEY_PASSWORD")
                .And.Message.Not.Contain("wr0ng"));
    }

    [Test]
    public void ToString_AClientCertificate_HidesThePassphrase() =>
        Assert.That(
            $"{new RegistryPullOptions { ClientCertificate = new ClientCertificate("c.pem", "k.pem", "s3cret") }}",
            Does.Not.Contain("s3cret"));

    private static string Key(X509Certificate2 certificate, string kind)
    {
        using var own = certificate.GetECDsaPrivateKey()!;
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return kind switch
        {
            "encrypted" => own.ExportEncryptedPkcs8PrivateKeyPem(
                "s3cret", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000)),
            "another's" => other.ExportPkcs8PrivateKeyPem(),
            "old" =>
                "-----BEGIN EC PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: "
                + "AES-128-CBC,00\n\nAAAA\n-----END EC PRIVATE KEY-----\n",
            _ => certificate.ExportCertificatePem(),
        };
    }
}
