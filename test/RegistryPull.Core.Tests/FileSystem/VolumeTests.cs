using NUnit.Framework;

namespace RegistryPull.FileSystem;

[TestFixture]
internal sealed class VolumeTests
{
    [TestCase("vfat", 4294967295L)]
    [TestCase("msdos", 4294967295L)]
    [TestCase("FAT32", 4294967295L)]
    [TestCase("exfat", null)]
    [TestCase("ext4", null)]
    [TestCase("NTFS", null)]
    public void LargestFileOf_AFileSystem_IsLimitedOnFat(string format, long? expected) =>
        Assert.That(Volume.LargestFileOf(format), Is.EqualTo(expected));

    [TestCase("/")]
    [TestCase("/dev/shm")]
    [TestCase("/proc")]
    [Platform(Include = "Linux", Reason = "other systems have no such volumes")]
    public void IsInMemory_OfAPath_IsWhatTheTableOfMountsSays(string path) =>
        Assert.That(Volume.IsInMemory(path), Is.EqualTo(new DriveInfo(path).DriveFormat is "tmpfs" or "ramfs"));

    [Test]
    public void IsInMemory_OfAMissingPath_IsNot() =>
        Assert.That(Volume.IsInMemory(Path.Combine(Path.GetTempPath(), "regpull-missing", "file")), Is.False);
}
