using System.Runtime.Versioning;
using NUnit.Framework;

namespace RegistryPull.FileSystem;

[TestFixture]
[UnsupportedOSPlatform("windows")]
[Platform(Exclude = "Win", Reason = "there are no modes there")]
internal sealed class WriteAccessTests
{
    private const UnixFileMode Usual = (UnixFileMode)0b110_100_100;
    private const UnixFileMode Open = (UnixFileMode)0b110_100_110;

    private const UnixFileMode OpenFolder = (UnixFileMode)0b111_000_010;

    private DirectoryInfo _folder = null!;

    private string File => PathOf("file");

    [SetUp]
    public void CreateFolder()
    {
        _folder = Directory.CreateTempSubdirectory("regpull-test-");
        System.IO.File.WriteAllText(File, "x");
    }

    [TearDown]
    public void DeleteFolder() => _folder.Delete(recursive: true);

    [Test]
    public void IsExclusive_OwnAndClosed_Holds() => Assert.That(WriteAccess.IsExclusive(File), Is.True);

    [Test]
    public void IsExclusive_OwnAndOpenToAll_DoesNotHold()
    {
        System.IO.File.SetUnixFileMode(File, Open);
        System.IO.File.SetUnixFileMode(_folder.FullName, OpenFolder);

        Assert.That(WriteAccess.IsExclusive(File), Is.False);
        Assert.That(WriteAccess.IsExclusive(_folder.FullName), Is.False);
        Assert.That(_folder.EnumerateFileSystemInfos().Count(), Is.EqualTo(1), "the probe is removed");
    }

    [Test]
    public void IsExclusive_ALink_IsThatOfItsTarget([Values] bool isClosed)
    {
        System.IO.File.SetUnixFileMode(File, isClosed ? Usual : Open);
        System.IO.File.CreateSymbolicLink(PathOf("link"), File);

        Assert.That(WriteAccess.IsExclusive(PathOf("link")), Is.EqualTo(isClosed));
    }

    [Test]
    [Platform(Include = "Linux")]
    public void IsExclusive_ALinkToNowhere_DoesNotHold()
    {
        System.IO.File.CreateSymbolicLink(PathOf("link"), PathOf("nowhere"));

        Assert.That(WriteAccess.IsExclusive(PathOf("link")), Is.False);
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
