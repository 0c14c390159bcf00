using System.Runtime.Versioning;
using NUnit.Framework;
using RegistryPull.Exporters.Rootfs;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Exporters.Tests.Rootfs;

[TestFixture]
internal sealed class RootfsExporterTests
{
    private static TarLayer Layer => new();

    [Test]
    public async Task Export_Layers_WritesWhatIsLeftOfThem()
    {
        using var root = await UnpackedRoot.OfAsync(
            Layer.Folder("etc").File("etc/old", "old").File("etc/gone", "gone").File("etc/kept", "kept"),
            Layer.File("etc/old", "newer").File("etc/.wh.gone").File("etc/empty"));

        Assert.That(root.Names(), Is.EqualTo(new[] { "etc", "etc/empty", "etc/kept", "etc/old" }));
        Assert.That(
            (root.Read("etc/old"), root.Read("etc/kept"), root.Read("etc/empty")), Is.EqualTo(("newer", "kept", "")));
        Assert.That(root.Written, Is.EqualTo("newerkept".Length));
    }

    [TestCase(0)]
    [TestCase(512 * 1024)]
    [TestCase((512 * 1024) - 512)]
    [TestCase((3 * 512 * 1024) + 1)]
    public async Task Export_AFileOfAnySize_IsWhole(int size)
    {
        var content = new string([.. Enumerable.Range(0, size).Select(static i => (char)('a' + (i % 23)))]);

        using var root = await UnpackedRoot.OfAsync(Layer.File("before", "b").File("big", content).File("after", "a"));

        Assert.That(root.Read("big"), Is.EqualTo(content));
        Assert.That((root.Read("before"), root.Read("after")), Is.EqualTo(("b", "a")));
    }

    [Test]
    public async Task Export_ALayerTwice_WritesItOnce()
    {
        using var root = await UnpackedRoot.OfAsync(Layer.File("a", "a"), Layer.File("b", "b"), Layer.File("a", "a"));

        Assert.That((root.Read("a"), root.Read("b")), Is.EqualTo(("a", "b")));
    }

    [Test]
    public async Task Export_NoLayers_IsAnEmptyDirectory()
    {
        using var root = await UnpackedRoot.OfAsync();

        Assert.That(root.Names(), Is.Empty);
    }

    [Test]
    public async Task Export_Times_AreTheImagesOwnDirectoriesToo()
    {
        using var root = await UnpackedRoot.OfAsync(Layer.Folder("d").File("d/a", "a"));

        Assert.That(
            File.GetLastWriteTimeUtc(root.PathOf("d/a")), Is.EqualTo(DateTime.UnixEpoch.AddSeconds(1_700_000_000)));
        Assert.That(
            Directory.GetLastWriteTimeUtc(root.PathOf("d")), Is.EqualTo(DateTime.UnixEpoch.AddSeconds(1_700_000_000)));
        Assert.That(
            Directory.GetLastWriteTimeUtc(root.Folder), Is.EqualTo(DateTime.UnixEpoch), "no layer describes the root");
    }

    [TestCase(4, true)]
    [TestCase(5, false)]
    [TestCase(null, false)]
    public async Task Export_WithoutTheRoom_IsRefusedBeforeAnythingIsWritten(long? room, bool isRefused)
    {
        using var workspace = new MemoryWorkspace { FreeSpace = room };
        using var layer = new TarLayer();

        var export = UnpackedRoot.ExportAsync(
            new RootfsExporter(new UnpackLimits()), workspace, layer.File("a", "12345"));

        Assert.That(
            async () => await export,
            isRefused ? Throws.TypeOf<OutputException>().With.Message.Contains("room for 4 B") : Throws.Nothing);
        Assert.That(
            Directory.EnumerateFileSystemEntries(workspace.OpenDirectory()).Count(), Is.EqualTo(isRefused ? 0 : 1));
        await Task.CompletedTask;
    }

    [Test]
    public async Task Export_TooManyEntries_IsRefused()
    {
        var error = await UnpackedRoot.RefusedAsync(
            new UnpackLimits { MaxEntries = 2 }, Layer.File("a").File("b"), Layer.File("c"));

        Assert.That(error.Message, Does.Contain("more than 2 files and directories (--max-entries)"));
    }

    [Test]
    public async Task Export_ALayerThatIsNotWhatTheConfigurationSays_IsRefused()
    {
        var (one, other) = (Fixture.OfTars(Layer.File("a").Build()), Fixture.OfTars(Layer.File("b").Build()));
        var blobs = one.Blobs.Concat(other.Blobs).DistinctBy(static blob => blob.Key).ToDictionary();
        var (image, wrong) = (one.Export("root:1"), other.Export("root:1"));
        var mixed = new Exporting.ExportImage
        {
            Reference = image.Reference,
            Names = image.Names,
            Root = image.Root,
            Manifests = [new Exporting.SelectedManifest(image.Manifests[0].Manifest, wrong.Manifests[0].Config)],
        };
        using var workspace = new MemoryWorkspace();

        Assert.That(
            async () => await new RootfsExporter(new UnpackLimits())
                .RunAsync([mixed], new MemoryContent(blobs), workspace, CancellationToken.None),
            Throws.TypeOf<InvalidContentException>().With.Message.Contains("diff_id"));
        Assert.That(Directory.EnumerateFileSystemEntries(workspace.OpenDirectory()), Is.Empty);
    }

    [Test]
    public async Task Export_WithoutSomeLayers_IsRefused()
    {
        var fixture = Fixture.Image();
        var image = fixture.Export("root:1");
        using var workspace = new MemoryWorkspace();

        Assert.That(
            async () => await new RootfsExporter(new UnpackLimits()).RunAsync(
                [image.Without(image.Manifests[0].Manifest.Layers[0].Digest)], new MemoryContent(fixture.Blobs),
                workspace, CancellationToken.None),
            Throws.TypeOf<InvalidRequestException>().With.Message.Contains("needs all of them"));
        await Task.CompletedTask;
    }

    // --- what only Linux has
    // -------------------------------------------------------------------------------------------

    [Test]
    [Platform(Exclude = "Win", Reason = "links need a privilege there")]
    public async Task Export_Links_AreKeptAsTheyAre()
    {
        using var root = await UnpackedRoot.OfAsync(
            Layer.File("a", "a").Link("absolute", "/etc/passwd").Link("up", "../../../etc/passwd")
                .Link("dangling", "none").HardLink("b", "a"));

        Assert.That(
            new[] { "absolute", "up", "dangling" }.Select(name => new FileInfo(root.PathOf(name)).LinkTarget),
            Is.EqualTo(new[] { "/etc/passwd", "../../../etc/passwd", "none" }));
        await File.AppendAllTextAsync(root.PathOf("a"), "!");
        Assert.That(root.Read("b"), Is.EqualTo("a!"), "they are one file");
    }

    [Test]
    [Platform(Include = "Linux")]
    [UnsupportedOSPlatform("windows")]
    public async Task Export_Modes_AreTheImagesOwn()
    {
        using var root = await UnpackedRoot.OfAsync(
            Layer.Folder("closed", 0b101_000_000).File("closed/a", "a", 0b000_000_100)
                .Folder("tmp", 0b001_111_111_111).File("open", "x", 0b110_110_110));

        Assert.That(
            new[] { "closed", "closed/a", "tmp", "open" }.Select(name => (int)File.GetUnixFileMode(root.PathOf(name))),
            Is.EqualTo(new[] { 0b101_000_000, 0b000_000_100, 0b001_111_111_111, 0b110_110_110 }));
        File.SetUnixFileMode(root.PathOf("closed"), (UnixFileMode)0b111_000_000);
    }

    [Test]
    [Platform(Include = "Linux")]
    public async Task Export_TimesBelowASecond_AreKept()
    {
        var time = DateTimeOffset.UnixEpoch.AddSeconds(1_234_567_890).AddTicks(1_234_567);

        using var root = await UnpackedRoot.OfAsync(Layer.File("a", "a", time));

        Assert.That(File.GetLastWriteTimeUtc(root.PathOf("a")), Is.EqualTo(time.UtcDateTime));
    }
}
