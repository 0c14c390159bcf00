using System.Text.Json;
using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests;

/// <summary>A compose stack of five images in one archive, and into the engines.</summary>
[TestFixture]
[Needs("docker-registry", "skopeo", "dockerd", "containerd", "docker", "podman", "ctr", "sha256sum", Root = true)]
internal sealed class StackTests : RealPartsTests
{
    // The first layers of images of one seed are the same: three images share a base, two share another.
    private readonly (string Name, ImageFixture Image)[] _services =
    [
        ("web", Fixture.Image(new ImageRecipe { Seed = 70, Layers = 3 })),
        ("api", Fixture.Image(new ImageRecipe { Seed = 70, Layers = 4 })),
        ("worker", Fixture.Image(new ImageRecipe { Seed = 70, Layers = 5 })),
        ("cache", Fixture.Image(new ImageRecipe { Seed = 71, Layers = 2, Docker = true })),
        ("db", Fixture.Image(new ImageRecipe { Seed = 71, Layers = 3, Docker = true })),
    ];

    private string[] _references = null!;

    [OneTimeSetUp]
    public async Task PushStack() =>
        _references =
            [
                .. await Task.WhenAll(
                    _services.Select(service => Registry.PushAsync($"stack/{service.Name}:1.0", service.Image))),
            ];

    [Test]
    public async Task Load_AStackIntoDocker_HasEveryNameAndId()
    {
        await using var docker = await RealDocker.StartAsync();

        (await docker.RunAsync("load", "--input", await PullStackAsync())).Succeeded();

        foreach (var (service, reference) in _services.Zip(_references))
        {
            Assert.That(await docker.ImageIdAsync(reference), Is.EqualTo(ImageId(service.Image)), reference);
        }
    }

    [Test]
    public async Task Load_AStackIntoPodman_HasEveryNameAndId()
    {
        using var podman = new RealPodman();

        (await podman.RunAsync("load", "--input", await PullStackAsync())).Succeeded();

        foreach (var (service, reference) in _services.Zip(_references))
        {
            Assert.That((await podman.InspectAsync(reference)).Id, Is.EqualTo(ImageId(service.Image)), reference);
        }
    }

    [Test]
    public async Task Import_AStackIntoContainerd_KeepsEveryNameAndDigest()
    {
        await using var containerd = await RealContainerd.StartAsync();

        (await containerd.ImportAsync(await PullStackAsync())).Succeeded();

        foreach (var (service, reference) in _services.Zip(_references))
        {
            Assert.That(
                await containerd.ListAsync(reference), Does.Contain(service.Image.Root.Digest.ToString()), reference);
        }
    }

    [Test]
    public async Task Pull_AStack_HasATransferFileThatCoreutilsConfirms()
    {
        var archive = await PullStackAsync();

        using var transfer = JsonDocument.Parse(
            await File.ReadAllBytesAsync(Path.ChangeExtension(archive, ".transfer.json")));

        var sum = (await ProgramRun.RunAsync("sha256sum", archive)).Succeeded().Split(' ')[0];
        Assert.That(transfer.RootElement.GetProperty("sha256").GetString(), Is.EqualTo(sum));
        Assert.That(
            transfer.RootElement.GetProperty("images").EnumerateArray()
                .Select(static image => image.GetProperty("reference").GetString()),
            Is.EqualTo(_references));
    }

    [Test]
    public async Task Pull_AStackThatMovedSince_IsWhatTheTransferFileSays()
    {
        var archive = await PullStackAsync();
        var newer = Fixture.Image(new ImageRecipe { Seed = 72 });
        await Registry.PushAsync("stack/web:1.0", newer);
        var again = Workspace.PathOf("again.tar");

        var pulled = await Regpull.RunAsync(
            "pull", "--from", ComposeFile(), "-o", again, "--lock", Path.ChangeExtension(archive, ".transfer.json"));
        await Registry.PushAsync("stack/web:1.0", _services[0].Image);

        pulled.Succeeded();
        Assert.That(pulled.Error, Does.Contain($"has moved to {newer.Root.Digest}"));
        Assert.That(await File.ReadAllBytesAsync(again), Is.EqualTo(await File.ReadAllBytesAsync(archive)));
    }

    private Task<string> PullStackAsync() => Regpull.PullAsync(Workspace, "docker", "--from", ComposeFile());

    private string ComposeFile()
    {
        Workspace.Write(".env", $"HOST={Registry.Host}\nVERSION='1.0'\n");
        var services = _services.Select(
            static service => $"  {service.Name}:\n    image: ${{HOST}}/stack/{service.Name}:${{VERSION:-2.0}}\n");
        return Workspace.Write("compose.yaml", $"services:\n{string.Concat(services)}");
    }
}
