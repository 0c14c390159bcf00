using NUnit.Framework;
using RegistryPull.Configuration;

namespace RegistryPull.Resolving;

[TestFixture]
internal sealed class ReferenceResolverTests
{
    // reference                        | addresses, in order
    // ---------------------------------+----------------------------------------------------
    // Docker Hub by any of its names   | registry-1.docker.io, https
    // another host, a port             | that host and port, https; 443 needs no saying
    // this machine                     | http, then https
    [TestCase("nginx", "https://registry-1.docker.io/")]
    [TestCase("docker.io/library/nginx", "https://registry-1.docker.io/")]
    [TestCase("index.docker.io/library/nginx", "https://registry-1.docker.io/")]
    [TestCase("ghcr.io/owner/name", "https://ghcr.io/")]
    [TestCase("registry.example:5000/a/b", "https://registry.example:5000/")]
    [TestCase("registry.example:443/a/b", "https://registry.example/")]
    [TestCase("10.0.0.7:5000/a", "https://10.0.0.7:5000/")]
    [TestCase("[2001:db8::1]:5000/a", "https://[2001:db8::1]:5000/")]
    [TestCase("localhost/a", "http://localhost/", "https://localhost/")]
    [TestCase("localhost:5000/a", "http://localhost:5000/", "https://localhost:5000/")]
    [TestCase("127.0.0.1:5000/a", "http://127.0.0.1:5000/", "https://127.0.0.1:5000/")]
    [TestCase("127.8.8.8/a", "http://127.8.8.8/", "https://127.8.8.8/")]
    [TestCase("[::1]:5000/a", "http://[::1]:5000/", "https://[::1]:5000/")]
    public void Resolve_ARegistry_GivesItsAddressesInOrder(string reference, params string[] addresses) =>
        Assert.That(Addresses(reference, new RegistryPullOptions()), Is.EqualTo(addresses));

    [TestCase("nginx", "http://registry-1.docker.io/")]
    [TestCase("registry.example:5000/a", "http://registry.example:5000/")]
    [TestCase("localhost:5000/a", "http://localhost:5000/")]
    public void Resolve_PlainHttp_GivesHttpAlone(string reference, string address) =>
        Assert.That(Addresses(reference, new RegistryPullOptions { PlainHttp = true }), Is.EqualTo(new[] { address }));

    // an authority or a certificate is no use without TLS
    [TestCase("localhost:5000/a", "https://localhost:5000/")]
    [TestCase("registry.example/a", "https://registry.example/")]
    public void Resolve_ACertificateWasNamed_GivesHttpsAlone(string reference, string address)
    {
        Assert.That(Addresses(reference, new RegistryPullOptions { CaFile = "ca.pem" }), Is.EqualTo(new[] { address }));
        Assert.That(
            Addresses(reference, new RegistryPullOptions { ClientCertificate = new ClientCertificate("c.pem") }),
            Is.EqualTo(new[] { address }));
    }

    [Test]
    public void Resolve_DockerHub_KeepsTheLogicalName()
    {
        var reference = ImageReference.Parse("nginx:1.27");

        Assert.That(
            new ReferenceResolver(new RegistryPullOptions(), new NoConfiguration()).Resolve(reference).Reference,
            Is.EqualTo(reference));
    }

    [Test]
    public void Resolve_OptionsForAnotherRegistry_DoNotApply()
    {
        var options = new RegistryPullOptions
        {
            Registry = RegistryName.Parse("target.example"),
            PlainHttp = true,
            Insecure = true,
            ClientCertificate = new ClientCertificate("c.pem"),
        };
        var resolver = new ReferenceResolver(options, new NoConfiguration());

        var source = resolver.Resolve(ImageReference.Parse("source.example/a")).Endpoints[^1].Config;
        var target = resolver.ResolveTarget(ImageReference.Parse("target.example/a")).Config;

        Assert.That(source.Addresses.Single().AbsoluteUri, Is.EqualTo("https://source.example/"));
        Assert.That((source.Tls.Insecure, source.Tls.Client), Is.EqualTo((false, (ClientCertificate?)null)));
        Assert.That(target.Addresses.Single().AbsoluteUri, Is.EqualTo("http://target.example/"));
        Assert.That((target.Tls.Insecure, target.Tls.Client), Is.EqualTo((true, options.ClientCertificate)));
    }

    [Test]
    public void Resolve_AnAuthorityForAPush_LeavesSourcesOnThisMachineAsTheyAre()
    {
        var options = new RegistryPullOptions { Registry = RegistryName.Parse("target.example"), CaFile = "ca.pem" };

        Assert.That(
            Addresses("localhost:5000/a", options),
            Is.EqualTo(new[] { "http://localhost:5000/", "https://localhost:5000/" }));
    }

    [TestCase("registry.example")]
    [TestCase("elsewhere.example")]
    public void ResolveTarget_Mirrors_AreForPulls(string place)
    {
        var reference = ImageReference.Parse("registry.example/team/app");
        var elsewhere = ImageReference.Parse($"{place}/team/app");
        var rule = new RegistryRule(
            "registries.conf", [new EndpointConfig(reference, [new Uri("https://mirror.example/")])])
        {
            Registry = new EndpointConfig(elsewhere, [new Uri($"https://{place}/")]),
        };
        var configuration = new OneRule(rule);

        var target = new ReferenceResolver(new RegistryPullOptions(), configuration).ResolveTarget(reference);

        Assert.That(target.Config.Addresses.Single().AbsoluteUri, Is.EqualTo("https://registry.example/"));
        Assert.That((target.IsUserSpecified, target.Config.Reference), Is.EqualTo((true, reference)));
    }

    [Test]
    public void ResolveTarget_ABlockedRegistry_IsRefused()
    {
        var reference = ImageReference.Parse("registry.example/team/app");
        var rule = new RegistryRule("registries.conf", []) { IsBlocked = true };
        var resolver = new ReferenceResolver(new RegistryPullOptions(), new OneRule(rule));

        Assert.That(
            () => resolver.ResolveTarget(reference),
            Throws.TypeOf<InvalidRequestException>().With.Message.Contains("blocked by registries.conf"));
    }

    private sealed class OneRule(RegistryRule rule) : IRegistryConfiguration
    {
        public InsecureRegistries Insecure => new NoConfiguration().Insecure;

        public RegistryRule? RuleFor(ImageReference image) => rule;
    }

    private static IEnumerable<string> Addresses(string reference, RegistryPullOptions options) =>
        new ReferenceResolver(options, new NoConfiguration()).Resolve(ImageReference.Parse(reference))
            .Endpoints[^1].Config.Addresses.Select(static address => address.AbsoluteUri);
}
