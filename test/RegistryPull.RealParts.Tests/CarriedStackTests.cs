using System.Text.Json;
using NUnit.Framework;
using RegistryPull.RealParts.Tests.Layers;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests;

/// <summary>A stack of five images is carried in volumes, and a week later the two layers that are new. The containers'
/// files are those of a direct pull.</summary>
[TestFixture]
[Needs("docker", "dockerd", "podman", "ctr", "containerd", "sh", "tar", "diff", Root = true)]
internal sealed class CarriedStackTests : FakeRegistryTests
{
    private const string Changed = "web";

    private static readonly string[] Services = [Changed, "api", "worker", "cache", "db"];

    private ImageFixture New { get; set; } = null!;

    private string First { get; set; } = "";

    private string Second { get; set; } = "";

    private string Expected { get; set; } = "";

    private string ChangedName => $"{Registry.Host}/stack/{Changed}:1";

    private string ChangedId => New.Export().Manifests[0].Manifest.Config.Digest.ToString();

    [SetUp]
    public async Task CarryTwice()
    {
        // podman remembers the digests of all layers that it ever unpacked, in whatever store: so they are new in each
        // test.
        var seed = $"{Guid.NewGuid()}";
        var shared = LayerOf("base", seed);
        foreach (var name in Services)
        {
            Push(name, LayeredImage.Of(shared, LayerOf(name, seed)));
        }

        First = await CarryAsync("week1.tar");

        // All services share the first layer. One of them gets two more.
        New = LayeredImage.Of(
            shared, LayerOf(Changed, seed),
            LayerBlob.Of(TarItem.Whiteout("srv/.wh.base"), TarItem.File("srv/web", "new")), LayerOf("added", seed));
        Push(Changed, New);
        Second = await CarryAsync("week2.tar", "--base", Workspace.PathOf("week1.transfer.json"));
        Expected = await Regpull.PullAsync(Workspace, "rootfs", ChangedName);
    }

    [Test]
    public async Task Transfer_AWeekLater_HasTheTwoNewLayers()
    {
        using var transfer = JsonDocument.Parse(await File.ReadAllBytesAsync(Workspace.PathOf("week2.transfer.json")));

        var layers = transfer.RootElement.GetProperty("images").EnumerateArray()
            .SelectMany(static image => image.GetProperty("layers").EnumerateArray())
            .Where(static layer => layer.GetProperty("from").GetString() != "omitted")
            .Select(static layer => layer.GetProperty("digest").GetString());
        Assert.That(
            layers,
            Is.EqualTo(
                New.Export().Manifests[0].Manifest.Layers.Skip(2).Select(static layer => layer.Digest.ToString())));
    }

    [Test]
    public async Task Docker_AfterBothTransfers_HasTheFilesOfADirectPull()
    {
        await using var docker = await RealDocker.StartAsync();

        await LoadAsync(First, $"docker --host {docker.Socket} load");
        await LoadAsync(Second, $"docker --host {docker.Socket} load");

        await AssertNamesAsync(async name => (await docker.RunAsync("image", "inspect", name)).Succeeded());
        Assert.That(await docker.ImageIdAsync(ChangedName), Is.EqualTo(ChangedId));
        await AssertFilesAsync(docker.RunAsync);
    }

    [Test]
    public async Task Podman_AfterBothTransfers_HasTheFilesOfADirectPull()
    {
        using var podman = new RealPodman();

        (await LoadIntoAsync(podman, First)).Succeeded();
        (await LoadIntoAsync(podman, Second)).Succeeded();

        await AssertNamesAsync(podman.InspectAsync);
        Assert.That((await podman.InspectAsync(ChangedName)).Id, Is.EqualTo(ChangedId));
        await AssertFilesAsync(podman.RunAsync);
    }

    // podman load reads an archive of several images as docker's, where every layer must be, and finds none of its
    // layers by their digest afterwards.
    [Test]
    public async Task Podman_AfterItsOwnLoadOfSeveralImages_NeedsTheBaseAgain()
    {
        using var podman = new RealPodman();
        await LoadAsync(First, $"podman {string.Join(' ', podman.Own)} load");
        var joined = (await ProgramRun.RunAsync("sh", Workspace.PathOf("week2.join.sh"))).Succeeded();

        var whole = await podman.RunAsync("load", "--input", joined);
        var verified = await Regpull.RunAsync("verify", joined);
        var refused = await LoadIntoAsync(podman, Second);
        var loaded = await LoadIntoAsync(podman, Second, "--layers-from", $"{First}.001");

        Assert.That(whole.ExitCode, Is.Not.Zero);
        Assert.That(verified.Output, Does.Match("podman +.*a delta of several images"));
        Assert.That(refused.ExitCode, Is.EqualTo(8), refused.Error);
        Assert.That(refused.Error, Does.Contain("--layers-from"));
        loaded.Succeeded();
        Assert.That((await podman.InspectAsync(ChangedName)).Id, Is.EqualTo(ChangedId));
    }

    [Test]
    public async Task Containerd_AfterBothTransfers_HasTheDigestsOfADirectPull()
    {
        await using var containerd = await RealContainerd.StartAsync();

        await LoadAsync(First, $"ctr --address {containerd.Socket} images import -");
        await LoadAsync(Second, $"ctr --address {containerd.Socket} images import -");

        await AssertNamesAsync(async name => Assert.That(await containerd.ListAsync(name), Does.Contain(name)));
        Assert.That(await containerd.ListAsync(ChangedName), Does.Contain(New.Root.Digest.ToString()));
    }

    private static LayerBlob LayerOf(string name, string text) =>
        LayerBlob.Of(
            TarItem.Folder("srv/"),
            TarItem.File($"srv/{name}", string.Concat(Enumerable.Repeat($"{name} {text}\n", 500))));

    private void Push(string name, ImageFixture image) => Registry.Push($"stack/{name}", "1", image);

    private async Task<string> CarryAsync(string name, params string[] options)
    {
        var output = Workspace.PathOf(name);
        var services = Services.Select(service => $"  {service}:\n    image: {Registry.Host}/stack/{service}:1\n");
        var compose = Workspace.Write("compose.yaml", $"services:\n{string.Concat(services)}");
        (await Regpull.RunAsync(["pull", "--quiet", "--from", compose, "-o", output, "--split", "10K", .. options]))
            .Succeeded();
        return output;
    }

    // Without regpull, as on the other side of the gap.
    private static async Task LoadAsync(string archive, string load) =>
        (await ProgramRun.RunAsync("sh", "-c", $"cat \"$1\".0* | {load}", "sh", archive)).Succeeded();

    private async Task<ProgramResult> LoadIntoAsync(RealPodman podman, string archive, params string[] options)
    {
        var start = Regpull.Start(["load", $"{archive}.001", "--to", "podman", "--quiet", .. options]);
        start.Environment["PATH"] =
            $"{await podman.WriteCommandAsync(Workspace.FolderOf("bin"))}:{start.Environment["PATH"]}";
        return await ProgramRun.RunAsync(start);
    }

    private async Task AssertNamesAsync(Func<string, Task> inspect)
    {
        foreach (var name in Services)
        {
            await inspect($"{Registry.Host}/stack/{name}:1");
        }
    }

    private async Task AssertFilesAsync(Func<IEnumerable<string>, Task<ProgramResult>> run)
    {
        var (tar, folder) = (Workspace.PathOf("container.tar"), Workspace.FolderOf("container"));
        var container = (await run(["create", ChangedName, "/nothing"])).Succeeded();
        (await run(["export", "--output", tar, container])).Succeeded();
        (await ProgramRun.RunAsync("tar", "xf", tar, "-C", folder)).Succeeded();

        (await ProgramRun.RunAsync("diff", "-r", Path.Combine(Expected, "srv"), Path.Combine(folder, "srv")))
            .Succeeded();
        Assert.That(
            Directory.GetFiles(Path.Combine(folder, "srv")).Select(Path.GetFileName),
            Is.EquivalentTo(new[] { "web", "added" }));
    }
}
