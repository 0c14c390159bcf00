using System.Formats.Tar;
using NUnit.Framework;
using RegistryPull.Exporters.Tar;

namespace RegistryPull.Exporters.Tests.Tar;

public sealed class EntryHeaderTests
{
    private const long EightGiB = 8L << 30;

    [Test]
    public void Render_ShortPath_IsOneBlockWithNothingOfThisMachine()
    {
        var header = EntryHeader.Render("index.json", 5);

        var entry = Exported.Entries([.. header, .. new byte[1536]]).Single();
        Assert.That(header, Has.Length.EqualTo(512));
        Assert.That(entry.Name, Is.EqualTo("index.json"));
        Assert.That(entry.EntryType, Is.EqualTo(TarEntryType.RegularFile));
        Assert.That((int)entry.Mode, Is.EqualTo(Convert.ToInt32("644", 8)));
        Assert.That((entry.Uid, entry.Gid), Is.EqualTo((0, 0)));
        Assert.That(entry.ModificationTime, Is.EqualTo(DateTimeOffset.UnixEpoch));
        Assert.That(((GnuTarEntry)entry).UserName + ((GnuTarEntry)entry).GroupName, Is.Empty);
    }

    [Test]
    public void Render_PathOver100Bytes_IsPrecededByALongName()
    {
        var path = "blobs/sha512/" + new string('a', 128);

        var header = EntryHeader.Render(path, 0);

        Assert.That(header, Has.Length.EqualTo(3 * 512));
        Assert.That(Exported.Entries([.. header, .. new byte[1024]]).Single().Name, Is.EqualTo(path));
    }

    [TestCase(100, 1)]
    [TestCase(101, 3)]
    public void Render_PathAroundTheLimit_TakesTheBlocksItNeeds(int length, int blocks)
    {
        var path = new string('x', length);

        var header = EntryHeader.Render(path, 0);

        Assert.That(header, Has.Length.EqualTo(blocks * 512));
        Assert.That(Exported.Entries([.. header, .. new byte[1024]]).Single().Name, Is.EqualTo(path));
    }

    [TestCase(EightGiB - 1, "77777777777\0")]
    [TestCase(
        EightGiB, "\x80\0\0\0\0\0\0\x02\0\0\0\0", TestName = "Render_SizeAroundTheOctalLimit_IsOctalOrBase256(8 GiB)")]
    [TestCase(
        9 * EightGiB,
        "\x80\0\0\0\0\0\0\x12\0\0\0\0",
        TestName = "Render_SizeAroundTheOctalLimit_IsOctalOrBase256(72 GiB)")]
    public void Render_SizeAroundTheOctalLimit_IsOctalOrBase256(long size, string field)
    {
        var header = EntryHeader.Render("big", size);

        Assert.That(header[124..136], Is.EqualTo(field.Select(static c => (byte)c)));
    }

    [TestCase(0, 0)]
    [TestCase(1, 511)]
    [TestCase(511, 1)]
    [TestCase(512, 0)]
    [TestCase(EightGiB + 1, 511)]
    public void Padding_AnySize_FillsTheLastBlock(long size, int padding) =>
        Assert.That(EntryHeader.Padding(size), Is.EqualTo(padding));
}
