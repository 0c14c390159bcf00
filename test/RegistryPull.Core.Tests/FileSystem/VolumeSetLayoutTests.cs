using NUnit.Framework;

namespace RegistryPull.FileSystem;

[TestFixture]
internal sealed class VolumeSetLayoutTests
{
    [TestCase(0, 10, 1, 0)]
    [TestCase(1, 10, 1, 1)]
    [TestCase(10, 10, 1, 10)]
    [TestCase(11, 10, 2, 1)]
    [TestCase(20, 10, 2, 10)]
    public void Count_OfALength_IsRoundedUp(long length, long size, long count, long last)
    {
        var layout = new VolumeSetLayout(length, size);

        Assert.That((layout.Count, layout.LengthOf(count - 1)), Is.EqualTo((count, last)));
    }

    [TestCase(0, 10, 0, 0)]
    [TestCase(5, 10, 0, 1)]
    [TestCase(9, 12, 0, 2)]
    [TestCase(10, 10, 1, 1)]
    [TestCase(25, 0, 2, 2, TestName = "Touched_NothingAtTheEnd_IsTheLastVolume")]
    public void Touched_ARange_IsFromItsFirstToItsLastVolume(long offset, long length, long first, long last) =>
        Assert.That(new VolumeSetLayout(25, 10).Touched(offset, length), Is.EqualTo((first, last)));

    // 4 GiB is what people type, and one byte more than FAT32 takes.
    [TestCase(1L << 32, (1L << 32) - 1)]
    [TestCase((1L << 32) - 1, (1L << 32) - 1)]
    [TestCase((1L << 32) + 1, (1L << 32) + 1)]
    [TestCase(1L << 33, 1L << 33)]
    public void Fit_ASize_LeavesOutAByteOf4GiBAlone(long size, long expected) =>
        Assert.That(VolumeSetLayout.Fit(size), Is.EqualTo(expected));

    [TestCase(0, "001")]
    [TestCase(998, "999")]
    public void NameOf_AVolume_HasThreeDigits(long volume, string name) =>
        Assert.That(VolumeSetLayout.NameOf(volume), Is.EqualTo(name));
}
