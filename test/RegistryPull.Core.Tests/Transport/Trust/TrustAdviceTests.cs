using NUnit.Framework;

namespace RegistryPull.Transport.Trust;

[TestFixture]
internal sealed class TrustAdviceTests
{
    [TestCase(false, "/etc/docker/certs.d/r.example:5000/ca.crt")]
    [TestCase(true, @"%USERPROFILE%\.docker\certs.d\r.example5000\ca.crt")]
    public void For_AnUnknownAuthority_NamesTheSystemsOwnPaths(bool isWindows, string path)
    {
        var advice = TrustAdvice.For(Unknown(), "r.example:5000", allowsInsecure: true, isWindows);

        Assert.That(
            advice,
            Does.StartWith(": trust its authority with --ca-file FILE").And.Contain(path).And.Contain("--insecure"));
        Assert.That(advice.Contains("SSL_CERT_FILE"), Is.EqualTo(!isWindows && !OperatingSystem.IsMacOS()));
    }

    [Test]
    public void For_AFileThatWasTried_DoesNotAdviseWhatWasDone() =>
        Assert.That(TrustAdvice.For(Unknown("corp.pem"), authority: null, allowsInsecure: false, isWindows: false),
            Does.StartWith(": add its authority to corp.pem").And.Not.Contain("--ca-file")
                .And.Not.Contain("--insecure").And.Not.Contain("certs.d"));

    [TestCase(true, ": --insecure accepts any certificate")]
    [TestCase(false, "")]
    public void For_AnotherFault_AdvisesNoAuthority(bool allowsInsecure, string advice) =>
        Assert.That(
            TrustAdvice.For(
                new UntrustedCertificateException("late") { Host = "r.example" },
                "r.example",
                allowsInsecure,
                isWindows: false),
            Is.EqualTo(advice));

    private static UntrustedCertificateException Unknown(params string[] files) =>
        new("unknown") { Host = "r.example", IsAuthorityUnknown = true, AuthorityFiles = [.. files] };
}
