using NUnit.Framework;

namespace RegistryPull.FileSystem;

[TestFixture]
[Platform(Exclude = "Win", Reason = "links need a privilege there")]
internal sealed class PinnedDirectoryTests
{
    private DirectoryInfo _folder = null!;

    private string Root => Path.Combine(_folder.FullName, "root");

    private string Victim => Path.Combine(_folder.FullName, "victim");

    [SetUp]
    public void CreateFolders()
    {
        _folder = Directory.CreateTempSubdirectory("regpull-test-");
        Directory.CreateDirectory(Root);
        Directory.CreateDirectory(Path.Combine(Victim, "b"));
    }

    [TearDown]
    public void DeleteFolders() => _folder.Delete(recursive: true);

    [Test]
    public void Create_NothingThere_MakesEachPart()
    {
        using var pinned = PinnedDirectory.Create(Path.Combine(Root, "new"), "a", "b");

        File.WriteAllText(pinned.PathOf("file"), "x");

        Assert.That(File.ReadAllText(Path.Combine(Root, "new", "a", "b", "file")), Is.EqualTo("x"));
    }

    [Test]
    public void TryOpen_APartIsMissing_IsNull()
    {
        Directory.CreateDirectory(Path.Combine(Root, "a"));

        Assert.That(PinnedDirectory.TryOpen(Root, "a", "b"), Is.Null);
        Assert.That(PinnedDirectory.TryOpen(Path.Combine(Root, "none")), Is.Null);
        Assert.That(Directory.EnumerateFileSystemEntries(Path.Combine(Root, "a")), Is.Empty);
    }

    [TestCase("a", "../victim")]
    [TestCase("a/b", "../../victim/b")]
    [TestCase("a/b", "../a")]
    public void Open_ALinkAnywhereBelowTheRoot_IsRefused(string link, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Root, link))!);
        Directory.CreateSymbolicLink(Path.Combine(Root, link), target);

        Assert.That(
            () => PinnedDirectory.TryOpen(Root, "a", "b"), Throws.TypeOf<IOException>().With.Message.Contains(link));
        Assert.That(
            () => PinnedDirectory.Create(Root, "a", "b"), Throws.TypeOf<IOException>().With.Message.Contains(link));
    }

    [Test]
    public void Open_AFileInAPartsPlace_IsRefused()
    {
        File.WriteAllText(Path.Combine(Root, "a"), "x");

        Assert.That(() => PinnedDirectory.TryOpen(Root, "a", "b"), Throws.TypeOf<IOException>());
    }

    [Test]
    public void TryOpen_TheRootIsALink_IsFollowed()
    {
        var link = Path.Combine(_folder.FullName, "link");
        Directory.CreateSymbolicLink(link, Victim);

        using var pinned = PinnedDirectory.TryOpen(link, "b");

        Assert.That(pinned, Is.Not.Null);
    }

    [Test]
    [Platform(Include = "Linux")]
    public void PathOf_ALinkTookThePlaceMeanwhile_LeadsToTheOpenedDirectory()
    {
        using var pinned = PinnedDirectory.Create(Root, "a", "b");
        Directory.Move(Path.Combine(Root, "a"), Path.Combine(Root, "moved"));
        Directory.CreateSymbolicLink(Path.Combine(Root, "a"), Victim);

        File.WriteAllText(pinned.PathOf("file"), "x");

        Assert.That(Directory.EnumerateFileSystemEntries(Path.Combine(Victim, "b")), Is.Empty);
        Assert.That(File.Exists(Path.Combine(Root, "moved", "b", "file")), Is.True);
    }
}
