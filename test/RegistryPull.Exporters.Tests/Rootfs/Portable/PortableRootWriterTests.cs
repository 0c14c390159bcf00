using System.Text.Json.Nodes;
using NUnit.Framework;
using RegistryPull.Exporters.Rootfs;
using RegistryPull.Exporters.Rootfs.Portable;
using RegistryPull.Testing;

namespace RegistryPull.Exporters.Tests.Rootfs.Portable;

/// <summary>The writer for systems that are not Linux, on whichever this is, with the names of Windows.</summary>
[TestFixture]
internal sealed class PortableRootWriterTests
{
    private DirectoryInfo _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("regpull-test-");

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
        Assert.That(note, Does.Contain("devices and pipes: 1"));
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

    private JsonObject SidecarOf(string part) => JsonNode.Parse(File.ReadAllText(PathOf(Sidecar.Name)))![part]!.AsObject();

    // Every file gets the same content. The answer is what the person would be told.
    private string Write(LayerBuilder layer, ReadOnlySpan<byte> content)
    {
        var (tree, built, losses) = (new RootTree(), layer.Build(), new Losses());
        tree.Apply(built, 0);
        var plan = new RootPlan(tree);
        var writer = new PortableRootWriter(_folder.FullName, new PortableNames(plan, NameRules.Windows), new PathWalk(tree.Root, built.Layer), losses);
        foreach (var directory in plan.Directories)
        {
            writer.Make(directory);
        }

        foreach (var placed in plan.FilesOf(0).Values)
        {
            using var file = writer.Open(placed);
            file.Append(content[..(int)placed.Leaf.Entry.Size]);
            file.Complete();
        }

        foreach (var other in plan.Others)
        {
            writer.Make(other);
        }

        foreach (var link in plan.FurtherNames)
        {
            writer.Make(link);
        }

        foreach (var directory in plan.Directories.Reverse())
        {
            writer.Complete(directory);
        }

        using var workspace = new MemoryWorkspace();
        losses.Report(workspace, "");
        return string.Concat(workspace.Notes);
    }
}
