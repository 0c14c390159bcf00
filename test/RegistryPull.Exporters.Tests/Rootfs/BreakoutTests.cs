using NUnit.Framework;

namespace RegistryPull.Exporters.Tests.Rootfs;

/// <summary>
/// Layers that try to reach what lies outside. The names of the cases are those by which containerd's and umoci's tests
/// know the tricks; each ends in one of two ways, a refusal before anything was written, or a tree in which it does no
/// harm.
/// </summary>
[TestFixture]
[Platform(Exclude = "Win", Reason = "links need a privilege there")]
internal sealed class BreakoutTests
{
    private DirectoryInfo _outside = null!;

    private string Outside => _outside.FullName;

    private string Up => string.Concat(Enumerable.Repeat("../", 20)) + Outside.TrimStart('/');

    [SetUp]
    public void CreateOutside()
    {
        _outside = Directory.CreateTempSubdirectory("regpull-test-");
        File.WriteAllText(Path.Combine(Outside, "precious"), "precious");
    }

    [TearDown]
    public void DeleteOutside() => _outside.Delete(recursive: true);

    // trick                                  | layers
    // ---------------------------------------+---------------------------------------------------------------
    // a path with .. or an absolute one       | one entry
    // a link first, then a path through it    | two entries, of one layer or of two
    // a hard link to the outside, then a file | two entries
    // a whiteout through a link               | two layers
    private static IEnumerable<TestCaseData> Tricks()
    {
        yield return Trick("PathWithDots", static (up, _) => [new TarLayer().File($"{up}/precious", "stolen")]);
        yield return Trick(
            "PathWithDotsInTheMiddle",
            static (up, _) => [new TarLayer().Folder("a").File($"a/{up}/precious", "stolen")]);
        yield return Trick(
            "AbsolutePath", static (_, outside) => [new TarLayer().File($"{outside}/precious", "stolen")]);
        yield return Trick(
            "SymlinkAbsoluteThenFile",
            static (_, outside) => [new TarLayer().Link("link", outside).File("link/precious", "stolen")]);
        yield return Trick(
            "SymlinkUpThenFile", static (up, _) => [new TarLayer().Link("link", up).File("link/precious", "stolen")]);
        yield return Trick(
            "SymlinkInALowerLayer",
            static (_, outside) =>
                [new TarLayer().Link("link", outside), new TarLayer().File("link/precious", "stolen")]);
        yield return Trick(
            "SymlinkThenDirectory",
            static (_, outside) =>
                [
                    new TarLayer().Link("link", outside), new TarLayer().Folder("link/precious-folder")
                        .File("link/precious-folder/x", "stolen"),
                ]);
        yield return Trick(
            "SymlinkToTheFileItself",
            static (_, outside) =>
                [new TarLayer().Link("precious", $"{outside}/precious"), new TarLayer().File("precious", "stolen")]);
        yield return Trick(
            "SymlinkChain",
            static (_, outside) =>
                [
                    new TarLayer().Link("a", "b").Link("b", "c").Link("c", outside), new TarLayer()
                        .File("a/precious", "stolen"),
                ]);
        yield return Trick(
            "SymlinkDotDotDirectory",
            static (up, _) =>
                [new TarLayer().Folder("a").Link("a/b", ".."), new TarLayer().File($"a/b/{up}/precious", "stolen")]);
        yield return Trick(
            "SymlinkForADirectory",
            static (_, outside) =>
                [
                    new TarLayer().Folder("d").File("d/x", "x"), new TarLayer().Link("d", outside), new TarLayer()
                        .File("d/precious", "stolen"),
                ]);
        yield return Trick(
            "SymlinkForTheRoot",
            static (_, outside) => [new TarLayer().Link("./", outside).File("precious", "stolen")]);
        yield return Trick(
            "HardLinkAbsolute",
            static (_, outside) =>
                [new TarLayer().HardLink("link", $"{outside}/precious"), new TarLayer().File("link", "stolen")]);
        yield return Trick("HardLinkUp", static (up, _) => [new TarLayer().HardLink("link", $"{up}/precious")]);
        yield return Trick(
            "HardLinkThroughSymlink",
            static (_, outside) => [new TarLayer().Link("dir", outside).HardLink("link", "dir/precious")]);
        yield return Trick(
            "HardLinkToSymlinkThenFile",
            static (_, outside) =>
                [new TarLayer().Link("a", $"{outside}/precious").HardLink("b", "a").File("b", "stolen")]);
        yield return Trick(
            "WhiteoutThroughSymlink",
            static (_, outside) => [new TarLayer().Link("link", outside), new TarLayer().File("link/.wh.precious")]);
        yield return Trick(
            "WhiteoutUp", static (up, _) => [new TarLayer().File("a"), new TarLayer().File($"{up}/.wh.precious")]);
        yield return Trick(
            "WhiteoutOfDots", static (_, _) => [new TarLayer().Folder("a"), new TarLayer().File("a/.wh...")]);
        yield return Trick(
            "WhiteoutOfASymlink",
            static (_, outside) => [new TarLayer().Link("link", outside), new TarLayer().File(".wh.link")]);
        yield return Trick(
            "OpaqueThroughSymlink",
            static (_, outside) => [new TarLayer().Link("link", outside), new TarLayer().File("link/.wh..wh..opq")]);
        yield return Trick(
            "DirectoryOverSymlink",
            static (_, outside) =>
                [
                    new TarLayer().Link("link", outside), new TarLayer().Folder("link", 0)
                        .File("link/precious", "stolen"),
                ]);
        yield return Trick(
            "FifoThroughSymlink", static (_, outside) => [new TarLayer().Link("link", outside).Fifo("link/precious")]);
        yield return Trick(
            "TwiceAFileThenASymlink",
            static (_, outside) =>
                [new TarLayer().File("a", "x").Link("a", $"{outside}/precious").File("a", "stolen")]);

        static TestCaseData Trick(string name, Func<string, string, TarLayer[]> layers) =>
            new TestCaseData(layers).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Tricks))]
    public async Task Export_ATrick_ReachesNothingOutside(Func<string, string, TarLayer[]> trick)
    {
        var before = Snapshot();
        try
        {
            using var root = await UnpackedRoot.OfAsync(trick(Up, Outside));
            AssertContained(root);
        }
        catch (InvalidContentException)
        {
            await UnpackedRoot.RefusedAsync(new UnpackLimits(), trick(Up, Outside));
        }

        Assert.That(Snapshot(), Is.EqualTo(before));
    }

    // What is meant to be there is there, only inside: this is the tree that a container would see.
    [Test]
    public async Task Export_ThroughAnAbsoluteSymlink_LandsAtThatPlaceInTheTree()
    {
        using var root = await UnpackedRoot.OfAsync(
            new TarLayer().Link("link", Outside), new TarLayer().File("link/precious", "inside"));

        Assert.That(root.Read($"{Outside.TrimStart('/')}/precious"), Is.EqualTo("inside"));
        Assert.That(new FileInfo(root.PathOf("link")).LinkTarget, Is.EqualTo(Outside));
    }

    private static void AssertContained(UnpackedRoot root)
    {
        // A hard link to the outside would be a file with a second name, and the content of what it is a name of.
        var files = Directory.EnumerateFiles(
            root.Folder,
            "*",
            new EnumerationOptions
            {
                RecurseSubdirectories = true,
                AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Device,
            });
        Assert.That(
            files.Where(static file => new FileInfo(file).Length > 0).Select(File.ReadAllText),
            Has.None.EqualTo("precious"));
    }

    private string[] Snapshot() => [.. _outside.EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
        .Select(static entry => $"{entry.FullName} {entry.Attributes} {entry.LastWriteTimeUtc:O} {(entry is FileInfo file ? File.ReadAllText(file.FullName) : "")}")];
}
