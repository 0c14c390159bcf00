using NUnit.Framework;
using RegistryPull.Transport.Trust;

namespace RegistryPull.Transport;

[TestFixture]
internal sealed class RegistryServerTests
{
    private static readonly TlsSettings Said = new() { IsUserSpecified = true, InsecureOrigin = "--insecure" };

    private static readonly TlsSettings Filed =
        Said with { Authorities = ["ca.pem"], Client = new ClientCertificate("c.pem") };

    // what a registry names, its token server for example | has all of its settings
    [TestCase("https://a.example/token", true)]
    [TestCase("https://a.example:443/token", true)]
    [TestCase("https://a.example:444/token", false)]
    [TestCase("http://a.example/token", false)]
    [TestCase("https://auth.example/token", false)]
    public void TlsWith_AnotherAddress_HasNoAuthoritiesAndNoCertificate(string address, bool same) =>
        Assert.That(
            new RegistryServer(new Uri("https://a.example/"), Filed).TlsWith(new Uri(address)),
            Is.EqualTo(same ? Filed : Said));

    // of a registry                 | role
    [TestCase(true, ServerRole.Registry)]
    [TestCase(false, ServerRole.Mirror)]
    public void Adapt_ARequest_HasItsRole(bool isUserSpecified, ServerRole role)
    {
        var server = new RegistryServer(
            new Uri("https://a.example/"), new TlsSettings { IsUserSpecified = isUserSpecified });

        Assert.That(server.Adapt(new RegistryRequest(RegistryUris.Api(server.Address))).Role, Is.EqualTo(role));
    }

    // base                        | is root | ns        | what is asked
    // ----------------------------+---------+-----------+------------------------------------------------------
    [TestCase("https://m.example/", false, null, "https://m.example/v2/a/b/manifests/1")]
    [TestCase("https://m.example/hub/", false, "docker.io", "https://m.example/hub/v2/a/b/manifests/1?ns=docker.io")]
    [TestCase("https://m.example/v2/hub/", true, "r:5000", "https://m.example/v2/hub/a/b/manifests/1?ns=r%3A5000")]
    public void Adapt_ARequest_IsAsTheServerWantsIt(string address, bool isRoot, string? ns, string asked)
    {
        var server = new RegistryServer(new Uri(address), Said) { OverridePath = isRoot, Namespace = ns };

        var request = server.Adapt(new RegistryRequest(RegistryUris.Manifest(server.Address, "a/b", "1")));

        Assert.That((request.Uri.AbsoluteUri, request.Tls), Is.EqualTo((asked, Said)));
    }
}
