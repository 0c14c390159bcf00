using NUnit.Framework;
using RegistryPull.RealParts.Tests.Layers;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests;

/// <summary>A week later: an image of five layers whose last two are new goes to engines that have the old one, and to
/// engines that have nothing.</summary>
[TestFixture]
[Needs("docker", "dockerd", "podman", "ctr", "containerd", "sh", Root = true)]
internal sealed class DeltaTests : FakeRegistryTests
{
    private static readonly LayerBlob[] Layers = [.. Enumerable.Range(1, 7).Select(
        static i => LayerBlob.Of(TarItem.File($"layer-{i}", $"content of {i}")))];

    private static readonly ImageFixture Old = LayeredImage.Of(Layers[..5]);

    private static readonly ImageFixture New = LayeredImage.Of([.. Layers[..3], .. Layers[5..]]);

    private string OldArchive { get; set; } = "";

    private string Delta { get; set; } = "";

    private string NewReference { get; set; } = "";

    private string Script => Delta[..^".tar".Length] + ".check.sh";

    [SetUp]
    public async Task PullBoth()
    {
        var old = Registry.Push("team/app", "1", Old);
        NewReference = Registry.Push("team/app", "2", New);
        OldArchive = await Regpull.PullAsync(Workspace, "docker", old);
        Delta = await Regpull.PullAsync(Workspace, "docker", NewReference, "--base", old);
    }

    [Test]
    public async Task Docker_WithTheBase_LoadsTheDeltaAndWithoutItIsToldByTheScript()
    {
        await using var docker = await RealDocker.StartAsync();

        var before = await CheckAsync("docker", docker.Host);
        (await docker.RunAsync("load", "--input", OldArchive)).Succeeded();
        var after = await CheckAsync("docker", docker.Host);
        (await docker.RunAsync("load", "--input", Delta)).Succeeded();

        AssertChecked(before, after, "docker");
        Assert.That(
            await docker.ImageIdAsync(NewReference),
            Is.EqualTo(New.Export().Manifests[0].Manifest.Config.Digest.ToString()));
    }

    [Test]
    public async Task Podman_WithTheBase_LoadsTheDeltaAndWithoutItIsToldByTheScript()
    {
        using var podman = new RealPodman();
        var wrapper = Workspace.FolderOf("podman-bin");

        await podman.WriteCommandAsync(wrapper);
        var before = await CheckAsync("podman", path: wrapper);
        (await podman.RunAsync("load", "--input", OldArchive)).Succeeded();
        var after = await CheckAsync("podman", path: wrapper);
        (await podman.RunAsync("load", "--input", Delta)).Succeeded();

        AssertChecked(before, after, "podman");
        Assert.That(
            (await podman.InspectAsync(NewReference)).Id,
            Is.EqualTo(New.Export().Manifests[0].Manifest.Config.Digest.ToString()));
    }

    [Test]
    public async Task Containerd_WithTheBase_ImportsTheDeltaAndWithoutItIsToldByTheScript()
    {
        await using var containerd = await RealContainerd.StartAsync();

        var before = await CheckAsync("ctr", containerd.Address);
        (await containerd.ImportAsync(OldArchive)).Succeeded();
        var after = await CheckAsync("ctr", containerd.Address);
        (await containerd.ImportAsync(Delta)).Succeeded();

        AssertChecked(before, after, "ctr");
        Assert.That(await containerd.ListAsync(NewReference), Does.Contain(New.Root.Digest.ToString()));
    }

    [Test]
    public async Task Load_IntoDocker_NeedsTheBaseThere()
    {
        await using var docker = await RealDocker.StartAsync();

        var before = await LoadAsync(Delta, docker);
        (await LoadAsync(OldArchive, docker)).Succeeded();
        var after = await LoadAsync(Delta, docker);

        Assert.That(before.ExitCode, Is.EqualTo(6), before.Error);
        Assert.That(before.Error, Does.Match(@"\Aregpull: [^\n]* is a delta, and docker [^\n]*load that one first, or name its archive with --layers-from\n\z"));
        after.Succeeded();
        Assert.That(
            await docker.ImageIdAsync(NewReference),
            Is.EqualTo(New.Export().Manifests[0].Manifest.Config.Digest.ToString()));
    }

    [Test]
    public async Task CheckScript_NoEngine_SaysSo()
    {
        var checkedBy = await CheckAsync("nothing");

        Assert.That(
            (checkedBy.ExitCode, checkedBy.Error), Is.EqualTo((2, "no engine to ask: name docker, podman or ctr\n")));
    }

    private static void AssertChecked(ProgramResult before, ProgramResult after, string engine)
    {
        Assert.That(before.ExitCode, Is.EqualTo(1), before.Error);
        Assert.That(before.Error, Does.StartWith($"{engine} does not have ").And.Contain(Old.Root.Digest.ToString()));
        Assert.That(after.Succeeded(), Is.EqualTo("everything that the archive lacks is there"), after.Error);
    }

    private static Task<ProgramResult> LoadAsync(string archive, RealDocker docker)
    {
        var start = Regpull.Start("load", archive, "--to", "docker", "--quiet");
        start.Environment[docker.Host.Name] = docker.Host.Value;
        return ProgramRun.RunAsync(start);
    }

    private Task<ProgramResult> CheckAsync(
        string engine, (string Name, string Value)? variable = null, string? path = null)
    {
        var start = ProgramRun.Start("sh", Script, engine);
        start.Environment["PATH"] = path is null ? start.Environment["PATH"] : $"{path}:{start.Environment["PATH"]}";
        if (variable is { } set)
        {
            start.Environment[set.Name] = set.Value;
        }

        return ProgramRun.RunAsync(start);
    }
}
