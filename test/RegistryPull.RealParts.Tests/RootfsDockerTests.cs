using NUnit.Framework;
using RegistryPull.RealParts.Tests.Layers;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests;

/// <summary>The plain root file system against what is in a container that docker made of the same image, entry by
/// entry.</summary>
[TestFixture]
[Needs("docker-registry", "skopeo", "dockerd", "containerd", "docker", "python3", "tar", Root = true)]
internal sealed class RootfsDockerTests : RealPartsTests
{
    // What a container has and an image has not: made by docker for every one, and on the way the directories' times
    // change.
    private static readonly string[] OfContainers =
    [
        ".", ".dockerenv", "dev", "dev/console", "dev/pts", "dev/shm", "proc", "sys", "etc", "etc/hostname",
        "etc/hosts", "etc/mtab", "etc/resolv.conf",
    ];

    // The storage driver vfs copies layers, and of two names of a symbolic link it makes two links.
    private static readonly string[] OfVfs = ["hard/soft", "hard/soft-too"];

    // It applies a whiteout to what stands before it in its own layer, where the specification has it apply to the
    // layers below alone; and leaves the time of day on a directory that a layer changes and does not describe.
    private static readonly string[] OfUnpacking = ["whiteouts/back", "modes/closed"];

    private RealDocker _docker = null!;

    private static ImageFixture Everything { get; } = LayeredImage.Of(
        [.. EverythingImage.Layers.Select(static tar => LayerBlob.Gzip(tar))]);

    [OneTimeSetUp]
    public async Task StartDocker() => _docker = await RealDocker.StartAsync();

    [OneTimeTearDown]
    public ValueTask StopDocker() => _docker?.DisposeAsync() ?? default;

    [Test]
    public async Task Pull_AnImageWithEverything_IsWhatAContainerHas()
    {
        var reference = await Registry.PushAsync("team/everything:1", Everything);
        var ours = await Regpull.PullAsync(Workspace, "rootfs", reference);
        (await _docker.RunAsync("load", "--input", await Regpull.PullAsync(Workspace, "docker", reference)))
            .Succeeded();

        await AssertSameAsync(ours, reference);
    }

    [Test]
    public async Task Import_ATarWithEverything_IsWhatTheDirectoryHas()
    {
        var reference = await Registry.PushAsync("team/everything:1", Everything);
        var ours = await Regpull.PullAsync(Workspace, "rootfs", reference);
        (await _docker.RunAsync("import", await Regpull.PullAsync(Workspace, "rootfs-tar", reference), "imported:1"))
            .Succeeded();

        await AssertSameAsync(ours, "imported:1");
    }

    // Where an opaque mark stands before its directory, umoci follows the link that is still there; docker does not.
    [TestCase(201)]
    [TestCase(202)]
    public async Task Pull_RandomLayersWithMarksFirst_AreWhatAContainerHas(int seed)
    {
        var stack = new RandomStack(seed, layers: 6, hasMarksFirst: true);
        var reference = await Registry.PushAsync($"team/stack:{seed}", StackImage.Of(stack));
        (await _docker.RunAsync("load", "--input", await Regpull.PullAsync(Workspace, "docker", reference)))
            .Succeeded();

        var ours = StackImage.FilesIn(await Regpull.PullAsync(Workspace, "rootfs", reference));

        await ExportAsync(reference);
        Assert.That(ours, Is.EqualTo(StackImage.FilesIn(Workspace.PathOf("container"))));
        Assert.That(ours, Is.EqualTo(StackImage.FilesOf(stack)));
    }

    [Test]
    public async Task Import_ATarOfSparseFiles_HasTheirLengths()
    {
        var reference = await Registry.PushAsync("team/holes:1", await SparseImage.CreateAsync(Workspace));
        (await _docker.RunAsync("import", await Regpull.PullAsync(Workspace, "rootfs-tar", reference), "holes:1"))
            .Succeeded();

        await ExportAsync("holes:1");

        Assert.That(SparseImage.FilesIn(Workspace.PathOf("container")), Is.EqualTo(SparseImage.Files));
    }

    private async Task AssertSameAsync(string ours, string image)
    {
        await ExportAsync(image);
        RootSnapshot.AssertSame(
            RootSnapshot.AsDockerExports(await RootSnapshot.OfAsync(ours)),
            RootSnapshot.AsDockerExports(await RootSnapshot.OfAsync(Workspace.PathOf("container"))),
            [.. OfContainers, .. OfVfs, .. OfUnpacking, .. EverythingImage.Undescribed]);
    }

    private async Task ExportAsync(string image)
    {
        var container = (await _docker.RunAsync("create", image, "/bin/true")).Succeeded();
        (await _docker.RunAsync("export", "--output", Workspace.PathOf("container.tar"), container)).Succeeded();
        (await ProgramRun.RunAsync(
            "tar", "xpf", Workspace.PathOf("container.tar"), "--same-owner", "--xattrs",
            "--xattrs-include=*", "-C", Workspace.FolderOf("container"))).Succeeded();
    }
}
