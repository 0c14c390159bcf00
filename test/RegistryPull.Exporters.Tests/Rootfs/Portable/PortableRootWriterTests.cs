using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using NUnit.Framework;
using RegistryPull.Exporters.Rootfs;
using RegistryPull.Exporters.Rootfs.Portable;
using RegistryPull.Interop;
using RegistryPull.Testing;

namespace RegistryPull.Exporters.Tests.Rootfs.Portable;

/// <summary>The writer for systems that are not Linux, on whichever this is, with the names of Windows.</summary>
[TestFixture]
internal sealed class PortableRootWriterTests
{
    private DirectoryInfo _folder = null!;
    private Func<string, string, bool> _tryHardLink = HardLink.TryCreate;

    [SetUp]
    public void CreateFolder() =>
        (_folder, _tryHardLink) = (Directory.CreateTempSubdirectory("regpull-test-"), HardLink.TryCreate);

    [TearDown]
    public void DeleteFolder() => _folder.Delete(recursive: true);

    [Test]
    public void Write_Files_HaveContentAndTime()
    {
        Write(new LayerBuilder().Folder("d").File("d/a", 5), "hello"u8);

        Assert.That(File.ReadAllText(PathOf("d/a")), Is.EqualTo("hello"));
        Assert.That(File.GetLastWriteTimeUtc(PathOf("d/a")), Is.EqualTo(DateTime.UnixEpoch));
        Assert.That(Directory.GetLastWriteTimeUtc(PathOf("d")), Is.EqualTo(DateTime.UnixEpoch));
        Assert.That(File.Exists(PathOf(Sidecar.Name)), Is.False, "there is nothing to say");
    }

    [Test]
    public void Write_AHardLink_IsTheSameFile()
    {
        Write(new LayerBuilder().File("a", 5).HardLink("b", "a"), "hello"u8);

        File.AppendAllText(PathOf("a"), "!");
        Assert.That(File.ReadAllText(PathOf("b")), Is.EqualTo("hello!"));
    }

    [Test]
    public void Write_AHardLinkThatTheVolumeDoesNotHave_IsACopy()
    {
        _tryHardLink = static (_, _) => false;

        var note = Write(new LayerBuilder().File("a", 5).HardLink("b", "a"), "hello"u8);

        File.AppendAllText(PathOf("a"), "!");
        Assert.That(File.ReadAllText(PathOf("b")), Is.EqualTo("hello"));
        Assert.That(note, Does.Contain("hard links, copied instead (1)"));
    }

    [Test]
    public void Write_OverAFileThatExists_IsRefusedAndLeavesIt()
    {
        File.WriteAllText(PathOf("a"), "precious");

        Assert.That(
            () => Write(new LayerBuilder().File("a", 5), "hello"u8),
            Throws.TypeOf<OutputException>().With.Message.Contains("at a: "));
        Assert.That(File.ReadAllText(PathOf("a")), Is.EqualTo("precious"));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "links need a privilege there")]
    public void Write_OverALinkThatExists_DoesNotFollowIt()
    {
        File.WriteAllText(PathOf("precious"), "precious");
        File.CreateSymbolicLink(PathOf("a"), "precious");

        Assert.That(() => Write(new LayerBuilder().File("a", 5), "hello"u8), Throws.TypeOf<OutputException>());
        Assert.That(File.ReadAllText(PathOf("precious")), Is.EqualTo("precious"));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "there are no such permissions there")]
    [UnsupportedOSPlatform("windows")]
    public void Write_SetuidAndSetgid_AreNotGiven()
    {
        Write(new LayerBuilder().File("a", 5, 0b110_111_101_101).Folder("d", 0b111_111_101_101), "hello"u8);

        Assert.That((int)File.GetUnixFileMode(PathOf("a")), Is.EqualTo(0b000_111_101_101));
        Assert.That((int)File.GetUnixFileMode(PathOf("d")), Is.EqualTo(0b001_111_101_101));
    }

    [Test]
    public void Write_ChangedNames_AreInTheSidecar()
    {
        Write(new LayerBuilder().Folder("a:b").File("a:b/c").File("con"), []);

        Assert.That(File.Exists(PathOf("a%3Ab/c")), Is.True);
        Assert.That(SidecarOf("names").ToDictionary(static pair => pair.Key, static pair => (string?)pair.Value),
            Is.EqualTo(new Dictionary<string, string> { ["a%3Ab"] = "a:b", ["%63on"] = "con" }));
    }

    [Test]
    public void Write_APipe_IsMissingAndTold()
    {
        var note = Write(new LayerBuilder().Fifo("p").HardLink("q", "p"), []);

        Assert.That((string?)SidecarOf("missing")["p"], Is.EqualTo("pipe"));
        Assert.That((string?)SidecarOf("missing")["q"], Is.EqualTo("pipe"), "so is every name of it");
        Assert.That(note, Does.Contain("devices and pipes (1)"));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "links need a privilege there")]
    public void Write_ALink_IsKeptAsItIs()
    {
        Write(new LayerBuilder().Folder("d").Link("absolute", "/d").Link("circle", "circle"), []);

        Assert.That(new FileInfo(PathOf("absolute")).LinkTarget, Is.EqualTo("/d"));
        Assert.That(new FileInfo(PathOf("circle")).LinkTarget, Is.EqualTo("circle"));
    }

    private string PathOf(string path) => Path.Combine(_folder.FullName, path);

    private JsonObject SidecarOf(string part) =>
        JsonNode.Parse(File.ReadAllText(PathOf(Sidecar.Name)))![part]!.AsObject();

    // Every file gets the same content. The answer is what the person would be told.
    private string Write(LayerBuilder layer, ReadOnlySpan<byte> content)
    {
        var unsupported = new UnsupportedFeatures();
        var tree = TreeText.TreeOf(layer);
        var plan = new RootPlan(tree);
        var walk = tree.WalkFor(new Descriptor(MediaTypes.OciManifest, Digest.Compute([]), 1));
        PlanWriting.Write(
            plan,
            new PortableRootWriter(
                _folder.FullName, new PortableNames(plan, NameRules.Windows), walk, _tryHardLink, unsupported),
            content);
        using var workspace = new MemoryWorkspace();
        unsupported.Report(workspace, "");
        return string.Concat(workspace.Notes);
    }
}
