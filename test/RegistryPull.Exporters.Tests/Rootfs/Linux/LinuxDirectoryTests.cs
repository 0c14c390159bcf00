using System.Runtime.Versioning;
using System.Text;
using NUnit.Framework;
using RegistryPull.Exporters.Rootfs;
using RegistryPull.Exporters.Rootfs.Linux;
using RegistryPull.Interop;

namespace RegistryPull.Exporters.Tests.Rootfs.Linux;

/// <summary>The calls themselves, on the disk: what exists is never opened, followed or replaced.</summary>
[TestFixture]
[Platform(Include = "Linux")]
[SupportedOSPlatform("linux")]
internal sealed class LinuxDirectoryTests
{
    private DirectoryInfo _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("regpull-test-");

    [TearDown]
    public void DeleteFolder() => _folder.Delete(recursive: true);

    [Test]
    public void Open_ALinkToADirectory_IsRefused()
    {
        Directory.CreateDirectory(PathOf("elsewhere"));
        File.CreateSymbolicLink(PathOf("link"), "elsewhere");

        Assert.That(
            () => LinuxRootWriter.Open(PathOf("link"), new UnsupportedFeatures()),
            Throws.TypeOf<OutputException>().With.Message.Contains("link"));
    }

    [Test]
    public void Open_AFile_IsRefused()
    {
        File.WriteAllText(PathOf("file"), "");

        Assert.That(LinuxDirectory.Open(Terminated(PathOf("file")), out _), Is.Not.EqualTo(LinuxError.None));
    }

    [Test]
    public void CreateFile_OverAFile_IsRefusedAndLeavesIt()
    {
        File.WriteAllText(PathOf("a"), "precious");
        using var directory = Opened();

        Assert.That(directory.CreateFile("a\0"u8, 0b110_100_100, out var file), Is.EqualTo(LinuxError.Exists));
        Assert.That(file, Is.Null);
        Assert.That(File.ReadAllText(PathOf("a")), Is.EqualTo("precious"));
    }

    [TestCase("precious", Description = "to a file")]
    [TestCase("nowhere", Description = "to nothing, which would be created")]
    public void CreateFile_OverALink_IsRefusedAndDoesNotFollowIt(string target)
    {
        File.WriteAllText(PathOf("precious"), "precious");
        File.CreateSymbolicLink(PathOf("a"), target);
        using var directory = Opened();

        Assert.That(directory.CreateFile("a\0"u8, 0b110_100_100, out _), Is.EqualTo(LinuxError.Exists));
        Assert.That(File.ReadAllText(PathOf("precious")), Is.EqualTo("precious"));
        Assert.That(PathOf("nowhere"), Does.Not.Exist);
    }

    [Test]
    public void MakeHardLink_ToALink_IsTheLinkItself()
    {
        File.WriteAllText(PathOf("precious"), "precious");
        File.CreateSymbolicLink(PathOf("a"), "precious");
        using var directory = Opened();

        Assert.That(directory.MakeHardLink("a\0"u8, "b\0"u8), Is.EqualTo(LinuxError.None));
        Assert.That(new FileInfo(PathOf("b")).LinkTarget, Is.EqualTo("precious"));
    }

    [Test]
    public void SetTimes_OfALink_LeavesWhatItLeadsTo()
    {
        File.WriteAllText(PathOf("precious"), "precious");
        var before = File.GetLastWriteTimeUtc(PathOf("precious"));
        File.CreateSymbolicLink(PathOf("a"), "precious");
        using var directory = Opened();

        Assert.That(directory.Get("a\0"u8).SetTimes(1_234_567_890, 500_000_000), Is.EqualTo(LinuxError.None));
        Assert.That(File.GetLastWriteTimeUtc(PathOf("precious")), Is.EqualTo(before));
        Assert.That(
            new FileInfo(PathOf("a")).LastWriteTimeUtc, Is.EqualTo(DateTime.UnixEpoch.AddSeconds(1_234_567_890.5)));
    }

    private LinuxDirectory Opened()
    {
        Assert.That(LinuxDirectory.Open(Terminated(_folder.FullName), out var directory), Is.EqualTo(LinuxError.None));
        return directory!;
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private static byte[] Terminated(string path) => [.. Encoding.UTF8.GetBytes(path), 0];
}
