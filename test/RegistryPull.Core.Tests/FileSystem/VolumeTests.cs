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
}
