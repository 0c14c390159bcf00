using NUnit.Framework;
using RegistryPull.RealParts.Tests.Layers;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests;

/// <summary>The plain root file system against those that others make of the same image, entry by entry.</summary>
[TestFixture]
[Needs("docker-registry", "skopeo", "umoci", "python3", "tar", "bsdtar", Root = true)]
internal sealed class RootfsTests : RealPartsTests
{
    private static ImageFixture Everything { get; } = LayeredImage.Of(
        [.. EverythingImage.Layers.Select(static tar => LayerBlob.Gzip(tar))]);

    [Test]
    public async Task Pull_AnImageWithEverything_IsWhatUmociUnpacks()
    {
        var reference = await Registry.PushAsync("team/everything:1", Everything);
        var ours = await Regpull.PullAsync(Workspace, "rootfs", reference);
        var layout = await Regpull.PullAsync(Workspace, "oci", reference);
        (await ProgramRun.RunAsync("umoci", "unpack", "--image", $"{layout}:1", Workspace.PathOf("bundle")))
            .Succeeded();

        // umoci leaves the time of day on a directory that no layer describes and on the one it made it in, and on one
        // that an opaque marker emptied late.
        RootSnapshot.AssertSame(
            await RootSnapshot.OfAsync(ours),
            await RootSnapshot.OfAsync(Workspace.PathOf("bundle/rootfs")),
            [.. EverythingImage.Undescribed, ".", "names", "opaque/last/sub"]);
    }

    // Random changes to files, directories and links, as a builder with overlayfs writes them. A failure names its
    // seed.
    [TestCase(101)]
    [TestCase(102)]
    [TestCase(103)]
    public async Task Pull_RandomLayers_AreWhatUmociUnpacks(int seed)
    {
        var stack = new RandomStack(seed, layers: 6, hasMarksFirst: false);
        var reference = await Registry.PushAsync($"team/stack:{seed}", StackImage.Of(stack));
        var layout = await Regpull.PullAsync(Workspace, "oci", reference);
        (
            await ProgramRun.RunAsync(
                "umoci", "raw", "unpack", "--image", $"{layout}:{seed}", Workspace.PathOf("unpacked"))).Succeeded();

        var ours = StackImage.FilesIn(await Regpull.PullAsync(Workspace, "rootfs", reference));

        Assert.That(ours, Is.EqualTo(StackImage.FilesIn(Workspace.PathOf("unpacked"))));
        Assert.That(ours, Is.EqualTo(StackImage.FilesOf(stack)));
    }

    // docker refuses such a layer, umoci and GNU tar take the last.
    [Test]
    public async Task Pull_ANameTwiceInALayer_HasTheLast()
    {
        var image = LayeredImage.Of(
            LayerBlob.Of(
                TarItem.File("twice", "first"),
                TarItem.Folder("twice"),
                TarItem.File("twice/x", "x"),
                TarItem.File("twice", "last")));

        var ours = await Regpull.PullAsync(Workspace, "rootfs", await Registry.PushAsync("team/twice:1", image));

        Assert.That(await File.ReadAllTextAsync(Path.Combine(ours, "twice")), Is.EqualTo("last"));
    }

    [TestCase("out.tar", "--file")]
    [TestCase("out.tar.gz", "--gzip", "--file")]
    [TestCase("out.tar.zst", "--zstd", "--file")]
    public async Task Pull_ATar_UnpacksToTheDirectory(string name, params string[] options)
    {
        var reference = await Registry.PushAsync("team/everything:1", Everything);
        var directory = await Regpull.PullAsync(Workspace, "rootfs", reference);
        var archive = Workspace.PathOf(name);
        (await Regpull.RunAsync("pull", reference, "-q", "-f", "rootfs-tar", "-o", archive)).Succeeded();

        await UnpackAsync([.. options, archive]);

        RootSnapshot.AssertSame(
            await RootSnapshot.OfAsync(directory), await RootSnapshot.OfAsync(Workspace.PathOf("unpacked")));
    }

    [Test]
    public async Task Pull_ATarThroughAPipe_UnpacksToTheDirectory()
    {
        var reference = await Registry.PushAsync("team/everything:1", Everything);
        var directory = await Regpull.PullAsync(Workspace, "rootfs", reference);

        var (pulled, unpacked) = await ProgramRun.PipeAsync(
            Regpull.Start("pull", reference, "-q", "-f", "rootfs-tar", "-o", "-"), Unpack("--file", "-"));

        pulled.Succeeded();
        unpacked.Succeeded();
        RootSnapshot.AssertSame(
            await RootSnapshot.OfAsync(directory), await RootSnapshot.OfAsync(Workspace.PathOf("unpacked")));
    }

    [Test]
    public async Task Pull_LayersInEveryCompression_AreTheSame()
    {
        var tars = EverythingImage.Layers;
        var reference = await Registry.PushAsync("team/everything:1", Everything);
        var other = await Registry.PushAsync(
            "team/compressed:1",
            LayeredImage.Of(LayerBlob.Gzip(tars[0], members: 5), LayerBlob.Zstd(tars[1]), LayerBlob.Plain(tars[2])));

        RootSnapshot.AssertSame(
            await RootSnapshot.OfAsync(await Regpull.PullAsync(Workspace, "rootfs", other)),
            await RootSnapshot.OfAsync(await Regpull.PullAsync(Workspace, "rootfs", reference)));
    }

    [TestCase("--format=gnu")]
    [TestCase("--format=posix", "--sparse-version=0.0")]
    [TestCase("--format=posix", "--sparse-version=0.1")]
    [TestCase("--format=posix", "--sparse-version=1.0")]
    public async Task Pull_SparseFilesOfGnuTar_AreWhatTheyWere(params string[] format)
    {
        var source = Workspace.FolderOf("source");
        var script =
            "truncate -s 40M end hole; for at in 0 3 9 20 35; do for file in middle end; do printf %s $at | dd "
            + "of=$file bs=1M seek=$at conv=notrunc status=none; done; done";
        (await ProgramRun.RunAsync("sh", "-c", $"cd '{source}' && {script}")).Succeeded();
        var layer = Workspace.PathOf("layer.tar");
        (
            await ProgramRun.RunAsync(
                "tar", ["--create", "--sparse", .. format, "--directory", source, "--file", layer, "."])).Succeeded();
        var image = LayeredImage.Of(LayerBlob.Gzip(await File.ReadAllBytesAsync(layer)));

        var ours = await Regpull.PullAsync(Workspace, "rootfs", await Registry.PushAsync("team/sparse:1", image));

        // GNU's own format has whole seconds.
        (await ProgramRun.RunAsync("sh", "-c", $"cd '{source}' && mkdir '{Workspace.PathOf("unpacked")}' && tar xpf '{layer}' -C '{Workspace.PathOf("unpacked")}'")).Succeeded();
        RootSnapshot.AssertSame(
            await RootSnapshot.OfAsync(ours), await RootSnapshot.OfAsync(Workspace.PathOf("unpacked")));
        Assert.That(
            int.Parse(
                (await ProgramRun.RunAsync("du", "-sk", ours)).Succeeded().Split('\t')[0],
                System.Globalization.CultureInfo.InvariantCulture),
            Is.LessThan(1000));
    }

    [TestCase("tar", "--extract", "--file")]
    [TestCase("bsdtar", "--extract", "--file")]
    public async Task Pull_ATarOfSparseFiles_HasTheirLengthsAndHoles(string program, params string[] options)
    {
        var reference = await Registry.PushAsync("team/holes:1", await SparseImage.CreateAsync(Workspace));
        var directory = await Regpull.PullAsync(Workspace, "rootfs", reference);
        var archive = await Regpull.PullAsync(Workspace, "rootfs-tar", reference);

        (await ProgramRun.RunAsync(program, [.. options, archive, "--directory", Workspace.FolderOf("unpacked")]))
            .Succeeded();

        Assert.That(SparseImage.FilesIn(Workspace.PathOf("unpacked")), Is.EqualTo(SparseImage.Files));
        Assert.That(SparseImage.FilesIn(directory), Is.EqualTo(SparseImage.Files));
        var used = (await ProgramRun.RunAsync("du", "--summarize", "--block-size=1K", Workspace.PathOf("unpacked")))
            .Succeeded().Split('\t')[0];
        Assert.That(
            int.Parse(used, System.Globalization.CultureInfo.InvariantCulture), Is.LessThan(1000), "there are holes");
    }

    private async Task UnpackAsync(params string[] options) => (await ProgramRun.RunAsync(Unpack(options))).Succeeded();

    private System.Diagnostics.ProcessStartInfo Unpack(params string[] options) => ProgramRun.Start(
        "tar",
        [
            "--extract", "--preserve-permissions", "--same-owner", "--xattrs", "--xattrs-include=*", "--directory",
            Workspace.FolderOf("unpacked"), .. options,
        ]);
}
