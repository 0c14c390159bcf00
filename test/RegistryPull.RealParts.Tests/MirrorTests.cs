using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests;

/// <summary>docker-registry in pull-through mode, and a mirror that goes away.</summary>
[TestFixture]
[Needs("docker-registry", "skopeo", "nginx")]
internal sealed class MirrorTests : RealPartsTests
{
    [Test]
    public async Task Pull_ThroughACache_IsServedByItWhenTheRegistryIsGone()
    {
        var fixture = Fixture.Image(new ImageRecipe { Seed = 71 });
        await using var origin = await RealRegistry.StartAsync();
        await using var cache = await RealRegistry.StartAsync(origin: origin);
        var image = await origin.PushAsync("team/cached:1", fixture);

        (await PullAsync(image, "first", "--mirror", $"http://{cache.Host}")).Succeeded();
        foreach (var blob in fixture.Blobs.Keys)
        {
            await cache.KeepsAsync("team/cached", blob);
        }

        await origin.StopAsync();
        var again = await PullAsync($"{image}@{fixture.Root.Digest}", "second", "--mirror", $"http://{cache.Host}");

        again.Succeeded();
        Assert.That(
            await Skopeo.DigestAsync($"oci-archive:{Workspace.PathOf("second.tar")}"),
            Is.EqualTo(fixture.Root.Digest.ToString()));
    }

    [Test]
    public async Task Pull_RegistriesConf_AsksTheCacheAndKeepsTheName()
    {
        await using var cache = await RealRegistry.StartAsync(origin: Registry);
        var image = await Registry.PushAsync("team/named:1", Fixture.Image());
        var config = Workspace.Write("registries.conf", $"""
            [[registry]]
            location = "{Registry.Host}"
            [[registry.mirror]]
            location = "{cache.Host}"
            insecure = true
            """);

        var pulled = await Nobody.RunAsync(
            Workspace, Arguments(image, "named", "-v", "--json"), ("CONTAINERS_REGISTRIES_CONF", config));

        Assert.That(
            pulled.Succeeded(),
            Does.Contain($"\"registry\": \"{Registry.Host}\"").Or.Contain($"\"registry\":\"{Registry.Host}\""));
        Assert.That(
            pulled.Error,
            Does.Contain($"GET http://{cache.Host}/v2/team/named/blobs/")
                .And.Not.Contain($"GET http://{Registry.Host}/v2/team/named/blobs/"));
    }

    [Test]
    public async Task Pull_AMirrorThatIsSwitchedOff_GoesOnAtTheRegistryWhereItStopped()
    {
        var fixture = Fixture.Image(new ImageRecipe { Seed = 72, Layers = 1, LayerSize = 40_000_000 });
        var image = await Registry.PushAsync("team/broken:1", fixture);
        var mirror = await RealNginx.StartAsync(Registry, rate: "500k");

        var pulling = PullAsync(image, "out", "-v", "--mirror", $"https://{mirror.Host}");
        await Polling.UntilAsync(() => pulling.IsCompleted || UnfinishedOutput.Arrived(Workspace, "out.tar") > 0, "bytes of the layer");
        await mirror.DisposeAsync();
        var pulled = await pulling;

        pulled.Succeeded();
        Assert.That(
            pulled.Error,
            Does.Match($"GET http://{Registry.Host}/v2/team/broken/blobs/\\S+ from [0-9]+( to [0-9]+)?: 206"));
        Assert.That(
            await Skopeo.DigestAsync($"oci-archive:{Workspace.PathOf("out.tar")}"),
            Is.EqualTo(fixture.Root.Digest.ToString()));
    }

    private Task<ProgramResult> PullAsync(string image, string output, params IEnumerable<string> options) =>
        Nobody.RunAsync(Workspace, Arguments(image, output, options));

    private string[] Arguments(string image, string output, params IEnumerable<string> options) =>
        ["pull", image, "--format", "oci-archive", "--output", Workspace.PathOf($"{output}.tar"), .. options];
}
