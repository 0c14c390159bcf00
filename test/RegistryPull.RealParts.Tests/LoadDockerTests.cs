using System.Diagnostics;
using System.Text.Json;
using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests;

/// <summary><c>regpull load</c> into a real docker, through its socket and through a stand-in for ssh.</summary>
[TestFixture]
[Needs("docker-registry", "dockerd", "containerd", "docker", Root = true)]
internal sealed class LoadDockerTests : RealPartsTests
{
    private RealDocker _docker = null!;

    [OneTimeSetUp]
    public async Task StartDocker() => _docker = await RealDocker.StartAsync();

    [OneTimeTearDown]
    public ValueTask StopDocker() => _docker?.DisposeAsync() ?? default;

    [Test]
    public async Task Load_NewPresentAndRenamed_AreWhatDockerHas()
    {
        var fixture = Fixture.Image(new ImageRecipe { Seed = 210, Layers = 3, LayerSize = 500_000 });
        var reference = await Registry.PushAsync("team/load:1", fixture);

        var outcomes = new[]
        {
            await LoadAsync(reference), await LoadAsync(reference), await LoadAsync(reference, "--tag", "renamed:2"),
        };

        Assert.That(outcomes, Is.EqualTo(new[] { "loaded", "present", "tagged" }));
        Assert.That(await _docker.ImageIdAsync(reference), Is.EqualTo(ImageId(fixture)));
        Assert.That(await _docker.ImageIdAsync("renamed:2"), Is.EqualTo(ImageId(fixture)));
    }

    [Test]
    public async Task Load_SeveralImages_AreAllThere()
    {
        var (first, second) = (
            Fixture.Image(new ImageRecipe { Seed = 211 }), Fixture.Image(new ImageRecipe { Seed = 212 }));
        string[] references =
            [await Registry.PushAsync("team/loadone:1", first), await Registry.PushAsync("team/loadtwo:1", second)];

        (await ProgramRun.RunAsync(Start("load", "--quiet", "--to", "docker", references[0], references[1])))
            .Succeeded();

        Assert.That(await _docker.ImageIdAsync(references[0]), Is.EqualTo(ImageId(first)));
        Assert.That(await _docker.ImageIdAsync(references[1]), Is.EqualTo(ImageId(second)));
    }

    [Test]
    public async Task Load_ByDigest_HasItsId()
    {
        var fixture = Fixture.Image(new ImageRecipe { Seed = 213 });
        await Registry.PushAsync("team/loaddigest:1", fixture);

        var loaded = await ProgramRun.RunAsync(
            Start("load", "--quiet", $"{Registry.Host}/team/loaddigest@{fixture.Root.Digest}"));

        Assert.That(loaded.Succeeded(), Is.EqualTo(ImageId(fixture)));
        Assert.That(await _docker.ImageIdAsync(ImageId(fixture)), Is.EqualTo(ImageId(fixture)));
    }

    [Test]
    public async Task Load_ThroughSsh_HasItsId()
    {
        var fixture = Fixture.Image(new ImageRecipe { Seed = 214, LayerSize = 500_000 });
        var reference = await Registry.PushAsync("team/loadssh:1", fixture);

        Assert.That(await LoadAsync(reference, "--to", "ssh://root@localhost/docker"), Is.EqualTo("loaded"));
        Assert.That(await LoadAsync(reference, "--to", "ssh://root@localhost/docker"), Is.EqualTo("present"));
        Assert.That(await _docker.ImageIdAsync(reference), Is.EqualTo(ImageId(fixture)));
    }

    [Test]
    public async Task Load_Interrupted_LeavesNoImage()
    {
        var fixture = Fixture.Image(new ImageRecipe { Seed = 215, LayerSize = 20_000_000 });
        var reference = await Registry.PushAsync("team/loadcut:1", fixture);
        var start = Start("load", "--limit-rate", "200K", "--progress", "json", reference);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        while (
            await process.StandardError.ReadLineAsync() is { } line && !line.Contains(
                "\"advanced\"", StringComparison.Ordinal))
        {
        }

        (await ProgramRun.RunAsync("sh", "-c", $"kill -TERM {process.Id}")).Succeeded();
        await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.That(process.ExitCode, Is.EqualTo(130));
        Assert.That((await _docker.RunAsync("image", "inspect", reference)).ExitCode, Is.Not.Zero);
    }

    [Test]
    public async Task Load_Uncompressed_HasItsId()
    {
        var fixture = Fixture.Image(new ImageRecipe { Seed = 216 });
        var reference = await Registry.PushAsync("team/loadzstd:1", fixture);

        Assert.That(await LoadAsync(reference, "--layer-compression", "none"), Is.EqualTo("loaded"));
        Assert.That(await _docker.ImageIdAsync(reference), Is.EqualTo(ImageId(fixture)));
    }

    private async Task<string> LoadAsync(params IEnumerable<string> arguments)
    {
        var loaded = (await ProgramRun.RunAsync(Start(["load", "--json", .. arguments]))).Succeeded();
        return JsonElement.Parse(loaded)[0].GetProperty("outcome").GetString()!;
    }

    private ProcessStartInfo Start(params IEnumerable<string> arguments)
    {
        var start = Regpull.Start(arguments);
        var shims = new EngineShims(Workspace);
        shims.InstallSsh();
        shims.AddTo(start);
        start.Environment["DOCKER_HOST"] = _docker.Socket;
        return start;
    }
}
