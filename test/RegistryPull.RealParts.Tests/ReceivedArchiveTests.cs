using System.Text.Json;
using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests;

/// <summary>Archives of other programs are read, and what is made from them loads back as the same image.</summary>
[TestFixture]
[Needs("docker-registry", "skopeo", "umoci", "docker", "dockerd", "containerd", "podman", "gzip", "zstd", Root = true)]
internal sealed class ReceivedArchiveTests : RealPartsTests
{
    private static readonly ImageFixture Image = Fixture.Image(
        new ImageRecipe { Seed = 240, Layers = 3, LayerSize = 200_000, RepeatsLayer = true });

    private RealDocker _docker = null!;
    private RealPodman _podman = null!;
    private string _reference = "";

    [OneTimeSetUp]
    public async Task StartEngines()
    {
        (_podman, _docker) = (new RealPodman(), await RealDocker.StartAsync());
        _reference = await Registry.PushAsync("team/app:1.0", Image);
    }

    [OneTimeTearDown]
    public async Task StopEngines()
    {
        _podman?.Dispose();
        if (_docker is not null)
        {
            await _docker.DisposeAsync();
        }
    }

    [TestCase("docker save", false)]
    [TestCase("podman save, docker-archive", false)]
    [TestCase("podman save, oci-archive", false)]
    [TestCase("skopeo, docker-archive", false)]
    [TestCase("skopeo, oci-archive", true)]
    [TestCase("skopeo, oci", true)]
    [TestCase("umoci", false)]
    [TestCase("docker 1.10", false)]
    [TestCase("docker 1.10, gzip", false)]
    [TestCase("docker 1.10, zstd", false)]
    [TestCase("regpull, volumes", true)]
    public async Task Pull_AnArchive_LoadsBackAsTheSameImage(string maker, bool keepsDigest)
    {
        var (path, madeId) = await new ArchiveMakers(Workspace, _docker, _podman, _reference).MakeAsync(maker);
        var imageId = madeId ?? ImageId(Image);

        var inspected = JsonElement.Parse((await Regpull.RunAsync("inspect", path, "--json")).Succeeded());
        var archive = await Regpull.PullAsync(Workspace, "docker", path);
        var layout = await Regpull.PullAsync(Workspace, "oci", path);

        Assert.That(inspected.GetProperty("image").GetProperty("imageId").GetString(), Is.EqualTo(imageId));
        if (keepsDigest)
        {
            Assert.That(inspected.GetProperty("digest").GetString(), Is.EqualTo(Image.Root.Digest.ToString()));
        }

        await AssertDockerLoadsAsync(archive, imageId);
        await AssertPodmanPullsAsync(layout, imageId);
    }

    [Test]
    public async Task Load_AnArchiveOfDockerSave_IsLoadedUnderItsName()
    {
        var (path, _) = await new ArchiveMakers(Workspace, _docker, _podman, _reference).MakeAsync("docker save");
        var start = Regpull.Start("load", path, "--to", "docker", "--json");
        start.Environment["DOCKER_HOST"] = _docker.Socket;

        var loaded = JsonElement.Parse((await ProgramRun.RunAsync(start)).Succeeded())[0];

        Assert.That(loaded.GetProperty("outcome").GetString(), Is.EqualTo("loaded"));
        Assert.That(await _docker.ImageIdAsync(_reference), Is.EqualTo(ImageId(Image)));
        (await _docker.RunAsync("image", "rm", "--force", _reference)).Succeeded();
    }

    private async Task AssertDockerLoadsAsync(string archive, string imageId)
    {
        Assert.That((await _docker.RunAsync("image", "inspect", imageId)).ExitCode, Is.Not.Zero, "it is there before");

        (await _docker.RunAsync("load", "--input", archive)).Succeeded();

        (await _docker.RunAsync("image", "rm", "--force", imageId)).Succeeded();
    }

    private async Task AssertPodmanPullsAsync(string layout, string imageId)
    {
        Assert.That(await _podman.PullLayoutAsync(layout), Is.EqualTo(imageId));

        (await _podman.RunAsync("rmi", "--force", imageId)).Succeeded();
    }
}
