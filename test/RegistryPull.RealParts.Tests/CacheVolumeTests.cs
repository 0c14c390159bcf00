using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests;

/// <summary>Caches on volumes of their own: full, read only, of a file system that clones, and another
/// user's.</summary>
[TestFixture]
[Needs("mount", "umount", "setpriv", Root = true)]
internal sealed class CacheVolumeTests : FakeRegistryTests
{
    private static readonly ImageFixture Image = Fixture.Image(
        new ImageRecipe { Seed = 82, Layers = 4, LayerSize = 1_000_000 });

    private string Reference { get; set; } = "";

    private string Volume => Workspace.PathOf("volume");

    private string Cache => Path.Combine(Volume, "cache");

    [SetUp]
    public void PushImage()
    {
        Reference = Registry.Push("team/cached", "1", Image);
        Workspace.FolderOf("volume");
    }

    [TearDown]
    public Task UnmountAsync() => ProgramRun.RunAsync("umount", Volume);

    [TestCase("docker")]
    [TestCase("oci")]
    [TestCase("rootfs")]
    public async Task Pull_TheCachesVolumeIsFull_SaysSoOnceAndPulls(string format)
    {
        await MountAsync("-t", "tmpfs", "-o", "size=2500k", "tmpfs");

        var pulled = await PullAsync(format, "first");

        pulled.Succeeded();
        Assert.That(
            pulled.Error.Split('\n').Where(static line => line.Contains("no room", StringComparison.Ordinal)),
            Has.Exactly(1).Items);
        Assert.That(Directory.GetFileSystemEntries(Path.Combine(Cache, "ingest")), Is.Empty);
        Assert.That(Directory.GetFiles(Path.Combine(Cache, "blobs", "sha256")), Has.Length.InRange(1, 2));
    }

    [Test]
    public async Task Pull_TheCachesVolumeIsReadOnly_TakesWhatIsThereAndPulls()
    {
        await MountAsync("-t", "tmpfs", "tmpfs");
        (await PullAsync("docker", "first")).Succeeded();
        File.Delete(Path.Combine(Cache, "blobs", "sha256", Image.Export().Manifests[0].Manifest.Layers[0].Digest.Hex));
        (await ProgramRun.RunAsync("mount", "-o", "remount,ro", Volume)).Succeeded();

        var pulled = await PullAsync("docker", "second", "--json");
        var pruned = await Nobody.RunAsync(Workspace, ["cache", "prune", "--cache", Cache]);

        pulled.Succeeded();
        Assert.That(pulled.Output.Split("\"from\": \"cache\""), Has.Length.EqualTo(4));
        Assert.That(pulled.Error, Does.Contain("Read-only file system"));
        Assert.That(
            (pruned.ExitCode, pruned.Output),
            Is.EqualTo(
                (7, $"{Cache}: 0 blobs removed (0 B), 3 left ({Size(1)})\nunfinished outputs: 0 removed (0 B)\n")));
    }

    [TestCase("xfs")]
    [TestCase("btrfs")]
    public async Task Pull_OnAFileSystemThatClones_TakesNoSecondRoom(string fileSystem)
    {
        Assume.That(ProgramPath.Find($"mkfs.{fileSystem}"), Is.Not.Null, $"needs mkfs.{fileSystem}");
        var disk = Workspace.Write("disk", "");
        (await ProgramRun.RunAsync("truncate", "-s", "400M", disk)).Succeeded();
        (await ProgramRun.RunAsync($"mkfs.{fileSystem}", "-q", disk)).Succeeded();
        var mounted = await ProgramRun.RunAsync("mount", "-o", "loop", disk, Volume);
        Assume.That(mounted.ExitCode, Is.Zero, mounted.Error);

        foreach (var output in new[] { "volume/first", "volume/second" })
        {
            (await PullAsync("oci", output)).Succeeded();
        }

        var blob = Image.Export().Manifests[0].Manifest.Layers[0].Digest.Hex;
        Assert.That(
            await AsksAsync("%h", Path.Combine(Volume, "second", "blobs", "sha256", blob)),
            Is.EqualTo("1"),
            "a file of its own");
        await ProgramRun.RunAsync("sync", "-f", Volume);
        var extents = await ProgramRun.RunAsync(
            "filefrag", "-v", Path.Combine(Volume, "second", "blobs", "sha256", blob));
        Assert.That(extents.Succeeded(), Does.Contain("shared"), "of the same bytes");
    }

    [TestCase("755")]
    [TestCase("777")]
    public async Task Pull_AnotherUsersCache_IsCopiedFromAndNeverLinked(string mode)
    {
        (await PullAsync("docker", "first")).Succeeded();
        var home = Workspace.FolderOf("theirs");
        (await ProgramRun.RunAsync("chmod", "-R", mode, Volume)).Succeeded();
        (await ProgramRun.RunAsync("chmod", "755", Workspace.Root)).Succeeded();
        (await ProgramRun.RunAsync("chown", "65534:65534", home)).Succeeded();
        var start = Regpull.Start(
            "pull", Reference, "--quiet", "--format", "oci", "--output", Path.Combine(home, "out"), "--cache", Cache);

        // Nobody in particular, who may read what root keeps: the command lies where root alone can look.
        string[] nobody =
            [
                "--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=-all,+dac_read_search",
                "--ambient-caps=-all,+dac_read_search",
            ];
        var theirs = ProgramRun.Start("setpriv", [.. nobody, start.FileName, .. start.ArgumentList]);
        theirs.Environment["HOME"] = home;
        (await ProgramRun.RunAsync(theirs)).Succeeded();

        foreach (var blob in Directory.GetFiles(Path.Combine(home, "out", "blobs", "sha256")))
        {
            Assert.That(await AsksAsync("%h %u", blob), Is.EqualTo("1 65534"));
        }
    }

    private static string Size(int from) =>
        ByteSize.Format(Image.Export().Manifests[0].Manifest.Layers.Skip(from).Sum(static layer => layer.Size));

    private static async Task<string> AsksAsync(string what, string path) =>
        (await ProgramRun.RunAsync("stat", "-c", what, path)).Succeeded();

    private async Task MountAsync(params IEnumerable<string> options) =>
        (await ProgramRun.RunAsync("mount", [.. options, Volume])).Succeeded();

    private Task<ProgramResult> PullAsync(string format, string output, params IEnumerable<string> options) =>
        Nobody.RunAsync(
            Workspace,
            [
                "pull", Reference, "--progress", "none", "--format", format, "--output", Workspace.PathOf(output),
                "--cache", Cache, .. options,
            ]);
}
