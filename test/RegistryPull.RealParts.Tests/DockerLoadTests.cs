using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests;

[TestFixture]
[Needs("docker-registry", "skopeo", "dockerd", "containerd", "docker", Root = true)]
internal sealed class DockerLoadTests : RealPartsTests
{
    private RealDocker _docker = null!;

    [OneTimeSetUp]
    public async Task StartDocker() => _docker = await RealDocker.StartAsync();

    [OneTimeTearDown]
    public ValueTask StopDocker() => _docker?.DisposeAsync() ?? default;

    [TestCase(false)]
    [TestCase(true)]
    public async Task Load_OneImage_HasItsId(bool dockerTypes)
    {
        var fixture = Fixture.Image(
            new ImageRecipe { Seed = dockerTypes ? 11 : 10, Docker = dockerTypes, Layers = 3, RepeatsLayer = true });
        var reference = await Registry.PushAsync($"team/one:{dockerTypes}".ToLowerInvariant(), fixture);
        var archive = await Regpull.PullAsync(Workspace, "docker", reference);

        (await _docker.RunAsync("load", "--input", archive)).Succeeded();

        Assert.That(await _docker.ImageIdAsync(reference), Is.EqualTo(ImageId(fixture)));
    }

    [Test]
    public async Task Load_PulledByDigest_HasItsIdAndNoName()
    {
        var fixture = Fixture.Image(new ImageRecipe { Seed = 12 });
        await Registry.PushAsync("team/digest:1", fixture);
        var archive = await Regpull.PullAsync(
            Workspace, "docker", $"{Registry.Host}/team/digest@{fixture.Root.Digest}");

        var said = (await _docker.RunAsync("load", "--input", archive)).Succeeded();

        Assert.That(said, Does.Contain(ImageId(fixture)));
        Assert.That(await _docker.ImageIdAsync(ImageId(fixture)), Is.EqualTo(ImageId(fixture)));
    }

    [Test]
    public async Task Load_SeveralImages_HasAll()
    {
        var (first, second) = (
            Fixture.Image(new ImageRecipe { Seed = 13 }), Fixture.Image(new ImageRecipe { Seed = 14 }));
        string[] references =
            [await Registry.PushAsync("team/a:1", first), await Registry.PushAsync("team/b:2", second)];
        var archive = await Regpull.PullAsync(Workspace, "docker", references);

        (await _docker.RunAsync("load", "--input", archive)).Succeeded();

        Assert.That(await _docker.ImageIdAsync(references[0]), Is.EqualTo(ImageId(first)));
        Assert.That(await _docker.ImageIdAsync(references[1]), Is.EqualTo(ImageId(second)));
    }

    [Test]
    public async Task Load_PlatformOfAnIndex_HasThatPlatformsId()
    {
        var fixture = Fixture.Index(["linux/amd64", "linux/arm64"], seed: 15);
        var reference = await Registry.PushAsync("team/multi:1", fixture);
        var archive = await Regpull.PullAsync(Workspace, "docker", reference, "--platform", "linux/arm64");

        (await _docker.RunAsync("load", "--input", archive)).Succeeded();

        Assert.That(await _docker.ImageIdAsync(reference), Is.EqualTo(ImageId(fixture, manifest: 1)));
    }

    [Test]
    public async Task Load_StreamedThroughAPipe_HasItsId()
    {
        var fixture = Fixture.Image(new ImageRecipe { Seed = 16, LayerSize = 1_000_000 });
        var reference = await Registry.PushAsync("team/piped:1", fixture);

        var (pulled, loaded) = await ProgramRun.PipeAsync(
            Regpull.Start("pull", "--quiet", reference, "--output", "-"), _docker.Start("load"));

        pulled.Succeeded();
        loaded.Succeeded();
        Assert.That(await _docker.ImageIdAsync(reference), Is.EqualTo(ImageId(fixture)));
    }
}
