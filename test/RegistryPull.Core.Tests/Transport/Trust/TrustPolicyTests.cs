using NUnit.Framework;
using RegistryPull.Configuration;
using RegistryPull.Registries.Credentials;

namespace RegistryPull.Transport.Trust;

[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Platform(Exclude = "Win", Reason = "there is no /etc, and no colon in a name")]
internal sealed class TrustPolicyTests : IDisposable
{
    private readonly MadeUpUser _user = MadeUpUser.Create();

    public void Dispose() => _user.Dispose();

    // host                        | insecure-registries             | any certificate will do
    // ----------------------------+---------------------------------+------------------------
    [TestCase("https://a.example/", "", false)]
    [TestCase("https://a.example/", "a.example", true)]
    [TestCase("https://a.example/", "a.example:443", true)]
    [TestCase("https://a.example:5000/", "a.example", false)]
    [TestCase("https://a.example:5000/", "b.example:5000,A.example:5000", true)]
    [TestCase("https://sub.a.example/", "a.example", false)]
    [TestCase("https://10.1.2.3:5000/", "10.0.0.0/8", true)]
    [TestCase("https://11.1.2.3:5000/", "10.0.0.0/8", false)]
    [TestCase("https://ten.example/", "10.0.0.0/8", false)]
    [TestCase("https://localhost:5000/", "", true)]
    [TestCase("https://127.0.0.1/", "", true)]
    public void For_AHost_IsInsecureWhereItWasSaid(string host, string insecure, bool expected)
    {
        var names = string.Join(
            ',', insecure.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(static name => $"\"{name}\""));
        _user.Write("etc/docker/daemon.json", $$"""{"insecure-registries": [{{names}}]}""");

        Assert.That(Policy().For(new Uri(host), TlsSettings.None).Insecure, Is.EqualTo(expected));
    }

    [Test]
    public void For_AHostOfWhichNothingWasSaid_IsLikeAllOthers() =>
        Assert.That(
            Policy().For(new Uri("https://a.example/"), new TlsSettings { IsUserSpecified = true }),
            Is.EqualTo(TlsSettings.None));

    [Test]
    public void For_TheTargetOfARedirect_IsNotTrustedAsTheRegistryIs()
    {
        var said = new TlsSettings { Authorities = ["ca.pem"], Client = new ClientCertificate("c.pem") };
        var request = new RegistryRequest(new Uri("https://a.example/v2/")) { Tls = said };

        var (here, there) = (
            request.RedirectedTo(new Uri("https://a.example/blob")),
            request.RedirectedTo(new Uri("https://cdn.example/blob")));

        Assert.That((here.Tls, there.Tls), Is.EqualTo((said, TlsSettings.None)));
    }

    [Test]
    public void For_TheTargetOfAnInsecureRegistrysRedirect_IsInsecureForTheSameReason()
    {
        var request = new RegistryRequest(new Uri("https://a.example/v2/"))
        {
            Tls = new TlsSettings { InsecureOrigin = "--insecure" },
        };

        var there = request.RedirectedTo(new Uri("https://cdn.example/blob"));

        Assert.That(Policy().For(there.Uri, there.Tls).InsecureOrigin, Is.EqualTo("--insecure"));
    }

    // host, whatever was said of it                | what --ca-file does there
    [TestCase("https://a.example/")]
    [TestCase("https://auth.example:8443/token")]
    [TestCase("https://127.0.0.1:5000/")]
    public void For_AnyHostWithACaFile_IsVerifiedByIt(string host)
    {
        var decided = Policy(new RegistryPullOptions { CaFile = "ca.pem" }).For(new Uri(host), TlsSettings.None);

        Assert.That((decided.Authorities.Single(), decided.Insecure), Is.EqualTo(("ca.pem", false)));
    }

    // filed under       | asked                          | found
    // ------------------+--------------------------------+------
    [TestCase("a.example", "https://a.example/", true)]
    [TestCase("a.example:443", "https://a.example/", true)]
    [TestCase("a.example", "https://a.example:5000/", false)]
    [TestCase("a.example:5000", "https://a.example:5000/", true)]
    [TestCase("docker.io", "https://registry-1.docker.io/", true)]
    [TestCase("docker.io", "https://auth.docker.io/", false)]
    public void For_WhatIsFiled_CountsForThatHostAndPort(string name, string host, bool found)
    {
        var file = _user.Write($"etc/docker/certs.d/{name}/ca.crt", "");

        Assert.That(Policy().For(new Uri(host), TlsSettings.None).Authorities, Is.EqualTo(found ? new[] { file } : []));
    }

    [TestCase(".docker/certs.d")]
    [TestCase(".config/docker/certs.d")]
    [TestCase(".config/containers/certs.d")]
    public void For_WhatAUserHasFiled_IsFound(string folder)
    {
        var file = _user.Write($"{folder}/a.example/ca.crt", "");

        Assert.That(
            Policy().For(new Uri("https://a.example/"), TlsSettings.None).Authorities, Is.EqualTo(new[] { file }));
    }

    private TrustPolicy Policy(RegistryPullOptions? options = null)
    {
        var (files, progress) = (
            new ConfigurationFiles(_user.Variables.GetValueOrDefault, _user.Folder), new RecordingProgress());
        var configuration = new InstalledConfiguration(files, new ConfigurationText(progress));
        return new TrustPolicy(
            options ?? new(), new ConfiguredTrust(new CertificateFolders(files, progress), configuration));
    }
}
