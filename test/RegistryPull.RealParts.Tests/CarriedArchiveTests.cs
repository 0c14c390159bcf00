using System.Text.Json;
using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests;

/// <summary>An archive made by <c>pull</c> goes into every engine and into another registry, and comes back out of it
/// with the digest that it had.</summary>
[TestFixture]
[Needs("docker-registry", "skopeo", "docker", "dockerd", "containerd", "ctr", "podman", Root = true)]
internal sealed class CarriedArchiveTests : RealPartsTests
{
    private static readonly ImageFixture Image = Fixture.Image(
        new ImageRecipe { Seed = 250, Layers = 3, LayerSize = 300_000 });

    private string _reference = "";
    private string _archive = "";

    [SetUp]
    public async Task PullArchive()
    {
        _reference = await Registry.PushAsync("team/carried:1.0", Image);
        _archive = await Regpull.PullAsync(Workspace, "docker", _reference);
    }

    [Test]
    public async Task Load_IntoDocker_HasTheImageId()
    {
        await using var docker = await RealDocker.StartAsync();

        Assert.That(
            await LoadAsync("docker", ("DOCKER_HOST", docker.Socket)),
            Is.EqualTo(("loaded", Image.Root.Digest.ToString())));

        Assert.That(await docker.ImageIdAsync(_reference), Is.EqualTo(ImageId(Image)));
    }

    [Test]
    public async Task Load_IntoPodman_HasTheDigest()
    {
        using var podman = new RealPodman();
        var path = await podman.WriteCommandAsync(Workspace.FolderOf("bin"));

        Assert.That(
            await LoadAsync(
                "podman", ("PATH", $"{path}:{Environment.GetEnvironmentVariable("PATH")}"), ("XDG_RUNTIME_DIR", path)),
            Is.EqualTo(("loaded", Image.Root.Digest.ToString())));

        Assert.That(await podman.InspectAsync(_reference), Is.EqualTo((ImageId(Image), Image.Root.Digest.ToString())));
    }

    [Test]
    public async Task Load_IntoContainerd_HasTheDigest()
    {
        await using var containerd = await RealContainerd.StartAsync();

        Assert.That(
            await LoadAsync("containerd", containerd.Address, ("CONTAINERD_SNAPSHOTTER", "native")),
            Is.EqualTo(("loaded", Image.Root.Digest.ToString())));

        Assert.That(await containerd.ListAsync(_reference), Does.Contain(Image.Root.Digest.ToString()));
    }

    [Test]
    public async Task Push_AndPull_GiveTheSameArchive()
    {
        await using var target = await RealRegistry.StartAsync();

        var pushed = await Regpull.RunAsync("push", _archive, $"{target.Host}/mirror");

        var name = $"{target.Host}/mirror/team/carried:1.0";
        Assert.That(pushed.Succeeded(), Is.EqualTo($"{name}@{Image.Root.Digest}"));
        Assert.That(await Skopeo.DigestAsync($"docker://{name}"), Is.EqualTo(Image.Root.Digest.ToString()));
        var back = await Regpull.PullAsync(Workspace, "docker", name, "--tag", _reference);
        Assert.That(await File.ReadAllBytesAsync(back), Is.EqualTo(await File.ReadAllBytesAsync(_archive)));
    }

    [Test]
    public async Task Push_AnIndexInAnArchive_KeepsItsDigest()
    {
        var index = Fixture.Index(["linux/amd64", "linux/arm64"], seed: 251, attestation: true);
        var reference = await Registry.PushAsync("team/index:1.0", index);
        var archive = await Regpull.PullAsync(Workspace, "oci-archive", reference, "--platform", "all");
        await using var target = await RealRegistry.StartAsync();

        (await Regpull.RunAsync("push", archive, target.Host)).Succeeded();

        var name = $"{target.Host}/team/index:1.0";
        Assert.That(await Skopeo.DigestAsync($"docker://{name}"), Is.EqualTo(index.Root.Digest.ToString()));
        var back = await Regpull.PullAsync(Workspace, "oci-archive", name, "--platform", "all", "--tag", reference);
        Assert.That(await File.ReadAllBytesAsync(back), Is.EqualTo(await File.ReadAllBytesAsync(archive)));
    }

    [Test]
    public async Task Push_AnArchiveWithoutAName_NeedsATag()
    {
        var archive = await Regpull.PullAsync(Workspace, "docker", $"{Registry.Host}/team/carried@{Image.Root.Digest}");
        await using var target = await RealRegistry.StartAsync();

        var refused = await Regpull.RunAsync("push", archive, target.Host);
        var named = await Regpull.RunAsync("push", archive, target.Host, "--tag", "team/named:2");

        Assert.That(refused.ExitCode, Is.EqualTo(2), refused.Error);
        Assert.That(refused.Error, Does.Contain("--tag"));
        Assert.That(named.Succeeded(), Is.EqualTo($"{target.Host}/team/named:2@{Image.Root.Digest}"));
    }

    [Test]
    public async Task Push_ADelta_NeedsTheBaseInTheRegistry()
    {
        var newer = Fixture.Image(new ImageRecipe { Seed = 250, Layers = 4, LayerSize = 300_000 });
        var reference = await Registry.PushAsync("team/carried:2.0", newer);
        var delta = await Regpull.PullAsync(Workspace, "docker", reference, "--base", _reference);
        await using var target = await RealRegistry.StartAsync();

        var refused = await Regpull.RunAsync("push", delta, target.Host);
        (await Regpull.RunAsync("push", _archive, target.Host)).Succeeded();
        var pushed = await Regpull.RunAsync("push", delta, target.Host);

        Assert.That(refused.ExitCode, Is.EqualTo(6), refused.Error);
        Assert.That(refused.Error, Does.Contain("a delta whose base is in another archive").And.Not.Contain("(from"));
        Assert.That(pushed.Succeeded(), Is.EqualTo($"{target.Host}/team/carried:2.0@{newer.Root.Digest}"));
        Assert.That(
            await Skopeo.DigestAsync($"docker://{target.Host}/team/carried:2.0"),
            Is.EqualTo(newer.Root.Digest.ToString()));
    }

    private async Task<(string? Outcome, string? Digest)> LoadAsync(
        string engine, params (string Name, string Value)[] variables)
    {
        var start = Regpull.Start("load", _archive, "--to", engine, "--json");
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        var loaded = JsonElement.Parse((await ProgramRun.RunAsync(start)).Succeeded())[0];
        return (loaded.GetProperty("outcome").GetString(), loaded.GetProperty("digest").GetString());
    }
}
