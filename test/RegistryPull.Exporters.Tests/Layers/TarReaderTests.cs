using NUnit.Framework;

namespace RegistryPull.Exporters.Tests.Layers;

/// <summary>
/// <code>
/// at the end of the archive                       it is
/// nothing, one block of zeros, two, many          over
/// two blocks of zeros, and anything               over; the rest is hashed
/// one block of zeros, and anything else           refused
/// an extended header, and no entry                refused
/// a content without all of its padding            over
/// part of a header or of a content                refused
/// </code>
/// </summary>
public sealed class TarReaderTests
{
    private const int Chunk = 512 * 1024;

    private static TarBuilder Small => new TarBuilder()
        .Pax(("path", "long"), ("SCHILY.xattr.user.a", "1")).Entry("a", "first").LongName("name")
        .Entry("b", new string('x', 600)).Entry("c", "", '5');

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(20)]
    [TestCase(2000)]
    public async Task Read_BlocksOfZeros_AreTheEnd(int blocks)
    {
        var archive = Small.End(blocks).Bytes;

        var entries = await LayerReading.ReadAsync(archive, Digest.Compute(archive));

        Assert.That(entries.Select(static one => one.Path), Is.EqualTo(new[] { "long", "name", "c" }));
    }

    [Test]
    public async Task Read_NothingAtAll_IsAnEmptyLayer() =>
        Assert.That(await LayerReading.ReadAsync([], Digest.Compute([])), Is.Empty);

    [TestCase("junk")]
    [TestCase("\xFF")]
    public async Task Read_JunkBehindTheEnd_IsHashed(string junk)
    {
        var (archive, junked) = (Small.End().Bytes, Small.End().Raw(junk).Bytes);

        Assert.That(await LayerReading.ReadAsync(junked, Digest.Compute(junked)), Has.Count.EqualTo(3));
        await LayerReading.RefusedAsync(junked, "does not unpack to", Digest.Compute(archive));
    }

    [Test]
    public async Task Read_EntriesBehindTheEnd_AreNone() =>
        Assert.That(await LayerReading.ReadAsync(Small.End().Entry("hidden").End()), Has.Count.EqualTo(3));

    [Test]
    public Task Read_AnEntryBehindOneBlockOfZeros_IsRefused() =>
        LayerReading.RefusedAsync(Small.End(1).Entry("hidden").End(), "lone block of zeros");

    [TestCase('x', "6 a=b\n")]
    [TestCase('L', "name\0")]
    [TestCase('K', "target\0")]
    public async Task Read_AnExtensionWithoutAnEntry_IsRefused(char type, string content)
    {
        await LayerReading.RefusedAsync(new TarBuilder().Entry("x", content, type), "no entry follows");
        await LayerReading.RefusedAsync(new TarBuilder().Entry("x", content, type).End(), "no entry follows");
        await LayerReading.RefusedAsync(
            new TarBuilder().Entry("x", content, type).Entry("g", "6 a=b\n", 'g').Entry("a").End(), "no entry follows");
    }

    [Test]
    public async Task Read_CutOffAnywhere_IsRefused()
    {
        var whole = new TarBuilder().Pax(("path", "long")).Entry("a", "first").End().Bytes;

        for (var length = 0; length < whole.Length; length++)
        {
            await LayerReading.RefusedAsync(whole[..length], "", Digest.Compute(whole));
        }
    }

    [Test]
    public async Task Read_CutOffInsideAnEntry_IsRefusedWithoutADiffId()
    {
        var whole = Small.Bytes;
        int[] lengths =
            [.. Enumerable.Range(0, whole.Length).Where(static length => length % 512 is 0 or 1 or 256 or 511)];

        // 5 bytes from 1536 on are the content of the first entry, 600 from 3584 on that of the second.
        foreach (
            var length in lengths.Where(
                static length => length is not (0 or (>= 1536 + 5 and <= 2048) or (>= 3584 + 600 and <= 4608))))
        {
            await LayerReading.RefusedAsync(whole[..length], "");
        }
    }

    // docker and GNU tar accept it, and some programs write it.
    [TestCase(0)]
    [TestCase(1)]
    [TestCase(506)]
    public async Task Read_ALastEntryWithoutAllOfItsPadding_IsWhole(int padding)
    {
        var archive =
            new TarBuilder().Entry("a", "first").Header("b", size: 5).Raw("whole" + new string('\0', padding)).Bytes;

        var entries = await LayerReading.ReadAsync(archive, Digest.Compute(archive));

        Assert.That(entries.Select(static one => one.Text), Is.EqualTo(new[] { "first", "whole" }));
    }

    [Test]
    public async Task Read_AnyByteOfAHeader_CountsInTheChecksum()
    {
        var whole = new TarBuilder().Header("a").Bytes;

        foreach (
            var at in Enumerable.Range(0, 512)
                .Except(Enumerable.Range(TarField.Checksum.Start, TarField.Checksum.Length)))
        {
            var flipped = whole.ToArray();
            flipped[at] ^= (byte)(1 << (at % 8));
            await LayerReading.RefusedAsync(flipped, "wrong checksum");
        }
    }

    [TestCase("")]
    [TestCase("0000000\0")]
    [TestCase("0000001\0")]
    [TestCase("nonsense")]
    public Task Read_AWrongChecksum_IsRefused(string checksum) =>
        LayerReading.RefusedAsync(
            new TarBuilder().Header("a", fields: (TarField.Checksum, checksum)).End(), "wrong checksum");

    [Test]
    public async Task Read_AChecksumOfSignedBytes_IsRight()
    {
        var block = new TarBuilder().Header("caf\xE9\xE9").Bytes;
        var signed = 0;
        TarField.Checksum.Write(block, "        ");
        foreach (var value in block)
        {
            signed += (sbyte)value;
        }

        TarField.Checksum.Write(block, Convert.ToString(signed, 8).PadLeft(6, '0') + "\0 ");

        Assert.That((await LayerReading.ReadAsync(block)).Single().Path, Is.EqualTo("caf\xE9\xE9"));
    }

    [TestCase('x')]
    [TestCase('L')]
    [TestCase('K')]
    [TestCase('g')]
    [TestCase('V')]
    public Task Read_AnExtensionOverOneMiB_IsRefusedBeforeItIsRead(char type) =>
        LayerReading.RefusedAsync(new TarBuilder().Header("x", type, (1 << 20) + 1), "at most 1 MiB");

    [Test]
    public async Task Read_AnExtensionOfOneMiB_IsRead()
    {
        var comment = new string('c', (1 << 20) - "1048576 comment=\n".Length);

        var one = await LayerReading.OneAsync(new TarBuilder().Pax(("comment", comment)).Entry("a", "x"));

        Assert.That(one.Text, Is.EqualTo("x"));
    }

    [TestCase(16, true)]
    [TestCase(17, false)]
    public async Task Read_ManyExtensionsOfOneEntry_AreBounded(int count, bool isRead)
    {
        var archive = new TarBuilder();
        for (var i = 0; i < count; i++)
        {
            archive.LongName($"name-{i}");
        }

        archive.Entry("a").End();
        if (isRead)
        {
            Assert.That((await LayerReading.ReadAsync(archive)).Single().Path, Is.EqualTo("name-15"));
        }
        else
        {
            await LayerReading.RefusedAsync(archive, "more than 16 extended headers");
        }
    }

    [Test]
    public async Task Read_GlobalHeadersAndLabels_ArePassedOver()
    {
        var archive = new TarBuilder();
        for (var i = 0; i < 20; i++)
        {
            archive.Entry("g", "12 path=abc\n", 'g').Entry("label", "", 'V');
        }

        Assert.That((await LayerReading.OneAsync(archive.Entry("a"))).Path, Is.EqualTo("a"));
    }

    [Test]
    public async Task Read_AHeaderOfGarbageInAnExtension_IsRefused() =>
        await LayerReading.RefusedAsync(
            new TarBuilder().Entry("x", "no records at all\n", 'x').Entry("a").End(),
            "extended header that cannot be read");

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(511)]
    [TestCase(512)]
    [TestCase(513)]
    [TestCase(Chunk - 1025)]
    [TestCase(Chunk - 1024)]
    [TestCase(Chunk - 513)]
    [TestCase(Chunk - 512)]
    [TestCase(Chunk - 511)]
    [TestCase(Chunk - 1)]
    [TestCase(Chunk)]
    [TestCase(Chunk + 1)]
    [TestCase((2 * Chunk) - 512)]
    [TestCase(2 * Chunk)]
    [TestCase((3 * Chunk) + 77)]
    public async Task Read_ContentAcrossChunks_IsWhole(int size)
    {
        var content = string.Create(size, 0, static (text, _) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                text[i] = (char)((i * 31) & 0xFF);
            }
        });
        var archive = new TarBuilder().Entry("a", content).Entry("b", "end").End().Bytes;

        var entries = await LayerReading.ReadAsync(archive, Digest.Compute(archive));

        Assert.That(entries[0].Text == content, Is.True);
        Assert.That((entries[1].Path, entries[1].Text), Is.EqualTo(("b", "end")));
    }
}
