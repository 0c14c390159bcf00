using System.Diagnostics;
using System.Text.Json;
using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests;

/// <summary><c>regpull load</c> into engines behind a real ssh server, through the system's ssh.</summary>
[TestFixture]
[Needs("docker-registry", "ssh", "sshd", "ssh-keygen", "podman", "dockerd", "docker", Root = true)]
internal sealed class LoadSshTests : RealPartsTests
{
    private RealSsh _ssh = null!;

    [OneTimeSetUp]
    public async Task StartSsh() => _ssh = await RealSsh.StartAsync();

    [OneTimeTearDown]
    public ValueTask StopSsh() => _ssh?.DisposeAsync() ?? default;

    // Bytes of every value cross the line: a terminal or an escape character would change some.
    [Test]
    public async Task Podman_AnImage_KeepsItsDigestAndIsNotSentTwice()
    {
        using var podman = new RealPodman();
        _ssh.Programs.Install("podman", $"exec {ProgramPath.Find("podman")} {string.Join(' ', podman.Own)} \"$@\"");
        var fixture = Fixture.Image(new ImageRecipe { Seed = 240, LayerSize = 3_000_000 });
        var reference = await Registry.PushAsync("team/sshpod:1", fixture);

        var outcomes = new[] { await LoadAsync(reference, "podman"), await LoadAsync(reference, "podman") };

        Assert.That(outcomes, Is.EqualTo(new[] { "loaded", "present" }));
        Assert.That(
            await podman.InspectAsync(reference), Is.EqualTo((ImageId(fixture), fixture.Root.Digest.ToString())));
    }

    [Test]
    public async Task Docker_AnImage_HasItsId()
    {
        await using var docker = await RealDocker.StartAsync();
        _ssh.Programs.Install("docker", $"exec {ProgramPath.Find("docker")} --host {docker.Socket} \"$@\"");
        var fixture = Fixture.Image(new ImageRecipe { Seed = 241, LayerSize = 3_000_000 });
        var reference = await Registry.PushAsync("team/sshdocker:1", fixture);

        Assert.That(await LoadAsync(reference, "docker"), Is.EqualTo("loaded"));

        Assert.That(await docker.ImageIdAsync(reference), Is.EqualTo(ImageId(fixture)));
    }

    [Test]
    public async Task Engine_NotInstalledThere_SaysSo()
    {
        var reference = await Registry.PushAsync("team/sshnone:1", Fixture.Image());
        _ssh.Programs.Install("podman", "exit 127");

        var failed = await ProgramRun.RunAsync(Load(reference, "podman"));

        Assert.That(failed.ExitCode, Is.EqualTo(8), failed.Error);
        Assert.That(failed.Error, Does.Match(@"\Aregpull: [^\n]*podman is not installed on 127\.0\.0\.1[^\n]*\n\z"));
    }

    [Test]
    public async Task Host_ThatRefusesTheKey_ShowsWhatSshSays()
    {
        var reference = await Registry.PushAsync("team/sshnone:2", Fixture.Image());
        var start = Load(reference, "podman");
        Shim("-o PubkeyAuthentication=no");

        var failed = await ProgramRun.RunAsync(start);

        Assert.That(failed.ExitCode, Is.EqualTo(8), failed.Error);
        Assert.That(failed.Error, Does.Contain("Permission denied").And.Contain("try: ssh -p"));
    }

    private async Task<string> LoadAsync(string reference, string engine)
    {
        var loaded = (await ProgramRun.RunAsync(Load(reference, engine))).Succeeded();
        return JsonElement.Parse(loaded)[0].GetProperty("outcome").GetString()!;
    }

    private ProcessStartInfo Load(string reference, string engine)
    {
        Shim("");
        var start = Regpull.Start("load", reference, "--plain-http", "--to", $"{_ssh.Address}/{engine}", "--json");
        new EngineShims(Workspace).AddTo(start);
        return start;
    }

    private void Shim(string options) =>
        new EngineShims(Workspace)
            .Install("ssh", $"exec {ProgramPath.Find("ssh")} {options} -F {_ssh.ClientConfig} \"$@\"");
}
