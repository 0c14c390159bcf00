using System.Diagnostics;
using NUnit.Framework;

namespace RegistryPull.FileSystem;

[TestFixture]
internal sealed class TreeRemovalTests
{
    private DirectoryInfo _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("regpull-test-");

    [TearDown]
    public void DeleteFolder() => _folder.Delete(recursive: true);

    [Test]
    public void Remove_WhatIsNotThere_DoesNothing() =>
        Assert.That(() => TreeRemoval.Remove(PathOf("none")), Throws.Nothing);

    [Test]
    public void Remove_AFileOrATree_RemovesIt()
    {
        File.WriteAllText(PathOf("file"), "x");
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(PathOf("tree/a/b")).FullName, "c"), "x");

        TreeRemoval.Remove(PathOf("file"));
        TreeRemoval.Remove(PathOf("tree"));

        Assert.That(_folder.EnumerateFileSystemInfos(), Is.Empty);
    }

    [TestCase("file")]
    [TestCase("folder")]
    [TestCase("nowhere")]
    [Platform(Exclude = "Win", Reason = "links need a privilege there")]
    public void Remove_ALink_LeavesWhatItLeadsTo(string target)
    {
        File.WriteAllText(PathOf("file"), "x");
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(PathOf("folder")).FullName, "inside"), "x");
        File.CreateSymbolicLink(PathOf("link"), PathOf(target));
        File.CreateSymbolicLink(
            Path.Combine(Directory.CreateDirectory(PathOf("tree")).FullName, "link"), PathOf(target));

        TreeRemoval.Remove(PathOf("link"));
        TreeRemoval.Remove(PathOf("tree"));

        Assert.That(
            _folder.EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Select(static entry => entry.Name),
            Is.EquivalentTo(new[] { "file", "folder", "inside" }));
    }

    // A name in Latin-1, which is no UTF-8, below a directory that nobody may look into.
    [Test]
    [Platform(Include = "Linux")]
    public void Remove_NamesThatAreNoText_RemovesThem()
    {
        Shell(
            "mkdir -p tree/closed && touch \"$(printf 'tree/closed/\\351t\\351')\" && ln -s \"$(printf "
            + "'\\351')\" tree/link && chmod 0 tree/closed");

        TreeRemoval.Remove(PathOf("tree"));

        Assert.That(_folder.EnumerateFileSystemInfos(), Is.Empty);
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private void Shell(string script)
    {
        using var shell = Process.Start(
            new ProcessStartInfo("/bin/sh", ["-ec", script]) { WorkingDirectory = _folder.FullName })!;
        shell.WaitForExit();
        Assert.That(shell.ExitCode, Is.Zero);
    }
}
