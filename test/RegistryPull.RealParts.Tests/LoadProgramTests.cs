using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json;
using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests;

/// <summary><c>regpull load</c> into real containerd and podman.</summary>
[TestFixture]
[Needs("docker-registry", "containerd", "ctr", "podman", Root = true)]
internal sealed class LoadProgramTests : RealPartsTests
{
    private RealContainerd _containerd = null!;

    [OneTimeSetUp]
    public async Task StartContainerd() => _containerd = await RealContainerd.StartAsync();

    [OneTimeTearDown]
    public ValueTask StopContainerd() => _containerd?.DisposeAsync() ?? default;

    [Test]
    public async Task Containerd_AnImage_KeepsItsDigestUnderItsNames()
    {
        var fixture = Fixture.Image(new ImageRecipe { Seed = 220, LayerSize = 300_000 });
        var reference = await Registry.PushAsync("team/ctr:1", fixture);
        string[] arguments = [reference, "--to", "containerd:k8s.io"];

        var outcomes = new[]
        {
            await LoadAsync(arguments), await LoadAsync(arguments),
            await LoadAsync([.. arguments, "--tag", "renamed:2"]),
        };

        Assert.That(outcomes, Is.EqualTo(new[] { "loaded", "present", "tagged" }));
        var names = (
            await _containerd.RunAsync(
                "--namespace", "k8s.io", "images", "ls", $"target.digest=={fixture.Root.Digest}")).Succeeded();
        Assert.That(
            names,
            Does.Contain($"{reference} ").And.Contain($"{Registry.Host}/team/ctr@{fixture.Root.Digest}")
                .And.Contain("docker.io/library/renamed:2 "));
    }

    [Test]
    public async Task Containerd_AForeignPlatform_IsTaken()
    {
        var fixture = Fixture.Index(["linux/amd64", "linux/s390x"], seed: 221);
        var reference = await Registry.PushAsync("team/foreign:1", fixture);

        Assert.That(
            await LoadAsync(reference, "--to", "containerd", "--platform", "linux/s390x"), Is.EqualTo("loaded"));
        Assert.That(
            await _containerd.ListAsync(reference),
            Does.Contain(fixture.ExportPlatform("linux/s390x").Root.Digest.ToString()));
    }

    [Test]
    public async Task Containerd_AllPlatforms_KeepTheIndex()
    {
        var fixture = Fixture.Index(["linux/amd64", "linux/arm64"], seed: 222);
        var reference = await Registry.PushAsync("team/all:1", fixture);

        Assert.That(await LoadAsync(reference, "--to", "containerd", "--platform", "all"), Is.EqualTo("loaded"));
        Assert.That(await _containerd.ListAsync(reference), Does.Contain(fixture.Root.Digest.ToString()));
    }

    [Test]
    public async Task Containerd_WithoutAName_IsThereByItsDigest()
    {
        var fixture = Fixture.Image(new ImageRecipe { Seed = 223 });
        await Registry.PushAsync("team/nameless:1", fixture);
        var reference = $"{Registry.Host}/team/nameless@{fixture.Root.Digest}";

        Assert.That(await LoadAsync(reference, "--to", "containerd"), Is.EqualTo("loaded"));
        Assert.That(await _containerd.ListAsync(reference), Does.Contain(fixture.Root.Digest.ToString()));
    }

    [Test]
    public async Task Containerd_NotThere_SaysSo()
    {
        var start = Start("load", "nginx", "--to", "containerd");
        start.Environment["CONTAINERD_ADDRESS"] = Workspace.PathOf("none.sock");

        var failed = await ProgramRun.RunAsync(start);

        Assert.That(failed.ExitCode, Is.EqualTo(8), failed.Error);
        Assert.That(failed.Error, Does.Contain("containerd does not answer").And.Contain("none.sock").And.EndsWith(": start it, or name another engine with --to\n"));
    }

    [Test]
    public async Task Podman_AnImage_KeepsItsDigest()
    {
        using var podman = new RealPodman();
        var fixture = Fixture.Image(new ImageRecipe { Seed = 224, LayerSize = 300_000 });
        var reference = await Registry.PushAsync("team/podload:1", fixture);
        InstallPodman(podman);

        var outcomes =
            new[] { await LoadAsync(reference, "--to", "podman"), await LoadAsync(reference, "--to", "podman") };

        Assert.That(outcomes, Is.EqualTo(new[] { "loaded", "present" }));
        Assert.That(
            await podman.InspectAsync(reference), Is.EqualTo((ImageId(fixture), fixture.Root.Digest.ToString())));
    }

    [Test]
    public async Task Podman_SeveralImagesThroughSsh_KeepTheirDigests()
    {
        using var podman = new RealPodman();
        var (first, second) = (
            Fixture.Image(new ImageRecipe { Seed = 225 }), Fixture.Image(new ImageRecipe { Seed = 226 }));
        string[] references =
            [await Registry.PushAsync("team/far:1", first), await Registry.PushAsync("team/far:2", second)];
        InstallPodman(podman);

        Assert.That(await LoadAsync([.. references, "--to", "ssh://localhost/podman"]), Is.EqualTo("loaded"));

        Assert.That(
            await podman.InspectAsync(references[0]), Is.EqualTo((ImageId(first), first.Root.Digest.ToString())));
        Assert.That(
            await podman.InspectAsync(references[1]), Is.EqualTo((ImageId(second), second.Root.Digest.ToString())));
    }

    [Test]
    public async Task Podman_ThroughItsSocket_KeepsTheDigest()
    {
        using var podman = new RealPodman();
        var fixture = Fixture.Image(new ImageRecipe { Seed = 227, LayerSize = 300_000 });
        var reference = await Registry.PushAsync("team/podsocket:1", fixture);
        var socket = Path.Combine(Workspace.FolderOf("podman"), "podman.sock");
        await using var service = await Daemon.StartAsync(
            Workspace, () => AnswersAsync(socket), "podman", [.. podman.Own, "system", "service", "--time=0", $"unix://{socket}"]);

        var loaded = JsonElement.Parse(
            (await ProgramRun.RunAsync(Start("load", reference, "--to", "podman", "--json"))).Succeeded())[0];

        Assert.That(loaded.GetProperty("engine").GetString(), Is.EqualTo($"podman at unix://{socket}"));
        Assert.That(
            await podman.InspectAsync(reference), Is.EqualTo((ImageId(fixture), fixture.Root.Digest.ToString())));
    }

    // The file of a socket is there before anything listens on it.
    private static async Task<bool> AnswersAsync(string socket)
    {
        try
        {
            using var client = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await client.ConnectAsync(new UnixDomainSocketEndPoint(socket));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private void InstallPodman(RealPodman podman) =>
        new EngineShims(Workspace)
            .Install("podman", $"exec {ProgramPath.Find("podman")} {string.Join(' ', podman.Own)} \"$@\"");

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
        (start.Environment["CONTAINERD_ADDRESS"], start.Environment["CONTAINERD_SNAPSHOTTER"]) = (
            _containerd.Socket, "native");
        return start;
    }
}
