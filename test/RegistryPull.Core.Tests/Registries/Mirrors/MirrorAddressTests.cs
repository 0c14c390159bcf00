using NUnit.Framework;
using RegistryPull.Registries.Credentials;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Registries.Mirrors;

/// <summary>What goes over the wire to mirrors of all kinds.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class MirrorAddressTests : IDisposable
{
    private readonly MadeUpUser _user = MadeUpUser.Create();

    public void Dispose() => _user.Dispose();

    // --mirror                  | what is asked for
    // --------------------------+---------------------------------------------------
    [TestCase("", "/v2/team/app/manifests/1.0")]
    [TestCase("/docker.io", "/v2/team/app/manifests/1.0", "/docker.io")]
    [TestCase("/v2/proxy", "/v2/proxy/team/app/manifests/1.0")]
    public async Task Pull_APath_IsReadAsDockerAndContainerdReadIt(string path, string asked, string prefix = "")
    {
        await using var mirrored = await MirroredPull.StartAsync(first: new FakeRegistryOptions { Prefix = prefix });
        mirrored.First.Push("proxy/team/app", "1.0", Fixture.Image());
        mirrored.Pull.Options = mirrored.Pull.Options with { Mirrors = [$"http://{mirrored.First.Host}{path}"] };

        await mirrored.Pull.RunAsync();

        var first = mirrored.First.Requests.Manifests[0];
        Assert.That(
            (first.Path, first.Query), Is.EqualTo((asked, $"?ns={Uri.EscapeDataString(mirrored.Registry.Host)}")));
        Assert.That(mirrored.Registry.Requests.All, Is.Empty);
    }

    [Test]
    public async Task Pull_HostsTomlWithoutResolve_AsksTheRegistryForTheTagAndTheMirrorForTheRest()
    {
        await using var mirrored = await MirroredPull.StartAsync();
        Configure(mirrored, ".config/containerd/certs.d/_default/hosts.toml", $"""
            [host."http://{mirrored.First.Host}"]
            capabilities = ["pull"]
            """);

        await mirrored.Pull.RunAsync();

        Assert.That(mirrored.Asked(static requests => requests.Manifests.Count), Is.EqualTo((0, 0, 1)));
        Assert.That(mirrored.Asked(static requests => requests.Blobs.Count), Is.EqualTo((3, 0, 0)));
        Assert.That(mirrored.First.Requests.Blobs, Has.All.Property(nameof(RecordedRequest.Query)).StartsWith("?ns="));
        Assert.That(mirrored.Registry.Requests.All, Has.All.Property(nameof(RecordedRequest.Query)).Empty);
    }

    [Test]
    public async Task Pull_RegistriesConf_AsksUnderTheNameThere()
    {
        await using var mirrored = await MirroredPull.StartAsync();
        mirrored.First.Push("cache/app", "1.0", Fixture.Image());
        Configure(mirrored, ".config/containers/registries.conf", $"""
            [[registry]]
            prefix = "{mirrored.Registry.Host}/team"
            location = "{mirrored.Registry.Host}/team"
            [[registry.mirror]]
            location = "{mirrored.First.Host}/cache"
            insecure = true
            """);

        var result = await mirrored.Pull.RunAsync();

        Assert.That(mirrored.First.Requests.Manifests.Single().Path, Is.EqualTo("/v2/cache/app/manifests/1.0"));
        Assert.That(mirrored.First.Requests.All, Has.All.Property(nameof(RecordedRequest.Query)).Empty);
        Assert.That(
            result.Images[0].Reference.Name,
            Is.EqualTo($"{mirrored.Registry.Host}/team/app"),
            "names stay the registry's own");
    }

    private void Configure(MirroredPull mirrored, string file, string toml)
    {
        _user.Write(file, toml);
        (mirrored.Pull.User, mirrored.Pull.Options) = (_user, mirrored.Pull.Options with { Mirrors = [] });
    }
}
