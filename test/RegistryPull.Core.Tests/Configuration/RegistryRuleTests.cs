using NUnit.Framework;
using RegistryPull.Registries.Credentials;
using RegistryPull.Resolving;

namespace RegistryPull.Configuration;

/// <summary>From the files of a made-up machine to the places that are asked.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Platform(Exclude = "Win", Reason = "there is no /etc")]
internal sealed class RegistryRuleTests : IDisposable
{
    private const string Daemon = "etc/docker/daemon.json";
    private const string Podman = "etc/containers/registries.conf";
    private const string Hub = "https://registry-1.docker.io/";

    private readonly MadeUpUser _user = MadeUpUser.Create();

    public void Dispose() => _user.Dispose();

    [Test]
    public void Resolve_NothingInstalled_IsTheRegistryItself()
    {
        Assert.That(Places("nginx"), Is.EqualTo(new[] { Hub }));
        Assert.That(Resolve("nginx").Endpoints.Single().IsUserSpecified, Is.True);
    }

    [TestCase("nginx", "https://m.example/", "https://n.example/hub/", Hub)]
    [TestCase("ghcr.io/a/b", "https://ghcr.io/")]
    public void Resolve_DockersMirrors_AreOfDockerHubAlone(string image, params string[] places)
    {
        _user.Write(Daemon, """{"registry-mirrors": ["https://m.example", "https://n.example/hub"]}""");

        Assert.That(Places(image), Is.EqualTo(places));
    }

    // --mirror | daemon.json | registries.conf | hosts.toml | the first place that is asked
    [TestCase(true, true, true, true, "https://option.example/")]
    [TestCase(false, true, true, true, "https://daemon.example/")]
    [TestCase(false, false, true, true, "https://podman.example/")]
    [TestCase(false, false, false, true, "https://containerd.example/")]
    public void Resolve_SeveralConfigurations_TheFirstThatSpeaksOfTheRegistryDecides(
        bool option, bool daemon, bool podman, bool containerd, string first)
    {
        WriteIf(daemon, Daemon, """{"registry-mirrors": ["https://daemon.example"]}""");
        WriteIf(
            podman,
            Podman,
            "[[registry]]\nlocation = \"docker.io\"\n[[registry.mirror]]\nlocation = \"podman.example\"\n");
        WriteIf(containerd, "etc/containerd/certs.d/docker.io/hosts.toml", "[host.\"https://containerd.example\"]\n");

        Assert.That(Places("nginx", option ? ["https://option.example"] : []), Is.EqualTo(new[] { first, Hub }));
    }

    // prefix                  | image                         | is meant
    // ------------------------+-------------------------------+---------
    [TestCase("a.example", "a.example/x", true)]
    [TestCase("a.example/team", "a.example/team/x", true)]
    [TestCase("a.example/team", "a.example/teammate/x", false)]
    [TestCase("a.example", "a.example:5000/x", true)]
    [TestCase("a.example", "a.example.org/x", false)]
    [TestCase("*.example", "a.example/x", true)]
    [TestCase("*.example", "a.b.example/x", true)]
    [TestCase("*.a.example", "a.example/x", false)]
    [TestCase("docker.io/library", "nginx", true)]
    public void RuleFor_APrefix_EndsWhereAPartOfTheNameDoes(string prefix, string image, bool meant)
    {
        _user.Write(Podman, $"[[registry]]\nprefix = \"{prefix}\"\nblocked = true\n");

        Assert.That(Configuration().RuleFor(ImageReference.Parse(image)) is not null, Is.EqualTo(meant));
    }

    [Test]
    public void Resolve_TheLongestPrefix_Decides()
    {
        _user.Write(Podman, """
            [[registry]]
            prefix = "a.example"
            location = "short.example"
            [[registry]]
            prefix = "a.example/team"
            location = "long.example/group"
            """);

        var endpoint = Resolve("a.example/team/x:1").Endpoints.Single();

        Assert.That(
            (endpoint.Config.Reference.ToString(), endpoint.IsUserSpecified),
            Is.EqualTo(("long.example/group/x:1", false)));
    }

    [Test]
    public void Resolve_Blocked_NamesTheFile()
    {
        var file = _user.Write(Podman, "[[registry]]\nlocation = \"a.example\"\nblocked = true\n");

        Assert.That(
            () => Resolve("a.example/x"),
            Throws.TypeOf<InvalidRequestException>().With.Message.EqualTo($"a.example/x is blocked by {file}"));
    }

    [Test]
    public void Resolve_AnInsecureRegistry_IsAskedWithoutVerificationAndThenPlainly()
    {
        _user.Write(Podman, "[[registry]]\nlocation = \"a.example\"\ninsecure = true\n");

        var place = Resolve("a.example/x").Endpoints.Single().Config;

        Assert.That(
            place.Addresses.Select(static address => address.AbsoluteUri),
            Is.EqualTo(new[] { "https://a.example/", "http://a.example/" }));
        Assert.That(place.Tls.Insecure, Is.True);
    }

    // pull-from-mirror | by digest only | image           | mirrors, and whether they resolve tags
    [TestCase("all", false, "a.example/x", true)]
    [TestCase("all", true, "a.example/x", false)]
    [TestCase("digest-only", false, "a.example/x", false)]
    [TestCase("tag-only", false, "a.example/x", true)]
    [TestCase(
        "tag-only", false, "a.example/x@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", null)]
    public void RuleFor_PullFromMirror_SaysWhatAMirrorIsAskedFor(
        string from, bool byDigestOnly, string image, bool? resolves)
    {
        _user.Write(Podman, $"""
            [[registry]]
            location = "a.example"
            mirror-by-digest-only = {(byDigestOnly ? "true" : "false")}
            [[registry.mirror]]
            location = "m.example"
            pull-from-mirror = "{from}"
            """);

        var mirror = Configuration().RuleFor(ImageReference.Parse(image))!.Mirrors.SingleOrDefault();

        Assert.That(mirror?.ResolvesTags, Is.EqualTo(resolves));
    }

    [Test]
    public void RuleFor_WhatIsDroppedIn_ReplacesWhatTheMainFileSaysOfTheSame()
    {
        _user.Write(Podman, "[[registry]]\nlocation = \"a.example\"\nblocked = true\n");
        _user.Write("etc/containers/registries.conf.d/10.conf", "[[registry]]\nlocation = \"a.example\"\n");

        Assert.That(Configuration().RuleFor(ImageReference.Parse("a.example/x"))!.IsBlocked, Is.False);
    }

    [Test]
    public void RuleFor_TheFileOfTheEnvironment_StandsForTheUsualOne()
    {
        _user.Write(Podman, "[[registry]]\nlocation = \"a.example\"\nblocked = true\n");
        _user.Variables["CONTAINERS_REGISTRIES_CONF"] = _user.Write("mine.conf", "");

        Assert.That(Configuration().RuleFor(ImageReference.Parse("a.example/x")), Is.Null);
    }

    [Test]
    public void Resolve_HostsToml_KeepsOrderCapabilitiesAndTls()
    {
        var file = _user.Write("etc/containerd/certs.d/a.example_5000_/hosts.toml", """
            server = "https://a.example:5000"
            [host."https://z.example"]
            capabilities = ["pull"]
            ca = "z.crt"
            client = [["z.cert", "z.key"]]
            [host."b.example/deep"]
            skip_verify = true
            [host."https://c.example/v2/own"]
            override_path = true
            [host."https://push.example"]
            capabilities = ["push"]
            """);

        var endpoints = Resolve("a.example:5000/x").Endpoints;

        Assert.That(endpoints.Select(static endpoint => endpoint.ToString()),
            Is.EqualTo(
                new[]
                {
                    "https://z.example", "https://b.example/deep", "https://c.example/v2/own",
                    "https://a.example:5000",
                }));
        Assert.That(
            endpoints.Select(
                static endpoint => (
                    endpoint.Config.ResolvesTags,
                    endpoint.Config.OverridePath,
                    endpoint.Config.Tls.Insecure,
                    endpoint.Namespace)),
            Is.EqualTo(new[]
            {
                (false, false, false, "a.example:5000"), (true, false, true, "a.example:5000"),
                (true, true, false, "a.example:5000"), (true, false, false, (string?)null),
            }));
        Assert.That(
            endpoints[0].Config.Tls.Authorities.Single(),
            Is.EqualTo(Path.Combine(Path.GetDirectoryName(file)!, "z.crt")));
        Assert.That(
            endpoints[0].Config.Tls.Client,
            Is.EqualTo(
                new ClientCertificate(
                    Path.Combine(Path.GetDirectoryName(file)!, "z.cert"),
                    Path.Combine(Path.GetDirectoryName(file)!, "z.key"))));
    }

    [Test]
    public void Resolve_TheOptionsOfTheCommand_DoNotReachMirrors()
    {
        var options = new RegistryPullOptions
        {
            Mirrors = ["https://m.example"],
            Insecure = true,
            CaFile = "ca.pem",
            ClientCertificate = new ClientCertificate("c.pem"),
        };

        var endpoints = new ReferenceResolver(options, new NoConfiguration())
            .Resolve(ImageReference.Parse("a.example/x")).Endpoints;

        Assert.That(
            endpoints.Select(
                static endpoint => (
                    endpoint.Config.Tls.IsUserSpecified,
                    endpoint.Config.Tls.Insecure,
                    endpoint.Config.Tls.Authorities.Length,
                    endpoint.Config.Tls.Client is not null)),
            Is.EqualTo(new[] { (false, false, 0, false), (true, true, 0, true) }));
    }

    [TestCase(Daemon, "{\"registry-mirrors\":\n[oops]}", "broken JSON in line 2")]
    [TestCase(Podman, "[[registry]]\nlocation = = 1\n", "broken TOML in line 2")]
    [TestCase(Podman, "[[registry]]\nlocation = 1\n", "'location' is to be a text")]
    [TestCase(Podman, "[[registry]]\nlocation = \"docker.io\"\n[[registry.mirror]]\n", "a mirror without a 'location'")]
    [TestCase("etc/containerd/certs.d/docker.io/hosts.toml", "host = 3\n", "'host' is to be a table")]
    [TestCase("etc/containerd/certs.d/docker.io/hosts.toml", "\n[host", "broken TOML in line 2")]
    [TestCase(Daemon, "{\"registry-mirrors\": [\"https://bob:s3cret@m.example\"]}", "docker login m.example")]
    [TestCase(Daemon, "{\"registry-mirrors\": [\"ftp://bob:s3cret@m.example\"]}", "invalid mirror URL 'm.example'")]
    public void Resolve_AFileThatIsNoGood_IsNamed(string file, string content, string told)
    {
        var path = _user.Write(file, content);

        var message = Assert.Throws<InvalidRequestException>(() => Resolve("nginx"))!.Message;

        Assert.That(message, Does.Contain(path).And.Contain(told).And.Not.Contain("s3cret"));
    }

    private void WriteIf(bool wanted, string file, string content)
    {
        if (wanted)
        {
            _user.Write(file, content);
        }
    }

    private InstalledConfiguration Configuration() =>
        new(
            new ConfigurationFiles(_user.Variables.GetValueOrDefault, _user.Folder),
            new ConfigurationText(new RecordingProgress()));

    private RegistrySource Resolve(string image, params string[] mirrors) =>
        new ReferenceResolver(new RegistryPullOptions { Mirrors = [.. mirrors] }, Configuration())
            .Resolve(ImageReference.Parse(image));

    private IEnumerable<string> Places(string image, params string[] mirrors) =>
        Resolve(image, mirrors).Endpoints.Select(static endpoint => endpoint.Config.Addresses[0].AbsoluteUri);
}
