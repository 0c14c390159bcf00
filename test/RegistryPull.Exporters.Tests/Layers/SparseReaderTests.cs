using NUnit.Framework;

namespace RegistryPull.Exporters.Tests.Layers;

/// <summary>
/// <code>
/// version   the map is
/// old       in the header of type S: four pairs, and 21 in each block that follows where more are announced
/// 0.0       a PAX record for each number
/// 0.1       a PAX record with all of them
/// 1.0       lines at the beginning of the content
/// </code>
/// In each of them the parts are in order, do not overlap, lie in the file, and have as many bytes as there are.
/// </summary>
public sealed class SparseReaderTests
{
    private const string Size = "20";

    [Test]
    public async Task Read_Old_HasItsHoles()
    {
        var one = await LayerReading.OneAsync(Old("abcdefg", 20, (2, 3), (10, 4)));

        Assert.That(Shown(one.Expanded()), Is.EqualTo("..abc.....defg......"));
        Assert.That((one.Entry.Size, one.Entry.Stored), Is.EqualTo((20, 7)));
    }

    [TestCase(4)]
    [TestCase(5)]
    [TestCase(25)]
    [TestCase(26)]
    [TestCase(1000)]
    public async Task Read_OldWithMoreBlocks_HasAllParts(int parts)
    {
        var map = Enumerable.Range(0, parts).Select(static i => (2L * i, 1L)).ToArray();
        var archive = Old(new string('x', parts), 2L * parts, map).Entry("next", "n").End();

        var entries = await LayerReading.ReadAsync(archive);

        Assert.That(Shown(entries[0].Expanded()), Is.EqualTo(string.Concat(Enumerable.Repeat("x.", parts))));
        Assert.That((entries[1].Path, entries[1].Text), Is.EqualTo(("next", "n")));
    }

    [Test]
    public async Task Read_Version00_HasItsHoles() => await IsReadAsync(Version00("2", "3", "10", "4"));

    [Test]
    public async Task Read_Version01_HasItsHoles() => await IsReadAsync(Version01("2,3,10,4"));

    [Test]
    public async Task Read_Version01WithoutANumber_HasItsHoles() =>
        await IsReadAsync(
            new TarBuilder()
                .Pax(("GNU.sparse.size", Size), ("GNU.sparse.numblocks", "2"), ("GNU.sparse.map", "2,3,10,4"))
                .Entry("a", "abcdefg"));

    [Test]
    public async Task Read_Version10_HasItsHoles() => await IsReadAsync(Version10("2\n2\n3\n10\n4\n"));

    [Test]
    public async Task Read_ANameOfItsOwn_IsThePath()
    {
        var archive = Version01("2,3,10,4", ("GNU.sparse.name", "real\nname"), ("path", "GNUSparseFile.1/a"));

        Assert.That((await LayerReading.OneAsync(archive)).Path, Is.EqualTo("real\nname"));
    }

    [Test]
    public async Task Read_ManyPartsIn10_HasAllOfThem()
    {
        const int Parts = 1000;
        var map = $"{Parts}\n" + string.Concat(Enumerable.Range(0, Parts).Select(static i => $"{2 * i}\n1\n"));
        var content = map + new string('\0', -map.Length & 511) + new string('x', Parts);
        var archive = new TarBuilder()
            .Pax(("GNU.sparse.major", "1"), ("GNU.sparse.minor", "0"), ("GNU.sparse.realsize", $"{2 * Parts}"))
            .Entry("a", content);

        var entries = await LayerReading.ReadAsync(archive.Entry("next", "n").End());

        Assert.That(Shown(entries[0].Expanded()), Is.EqualTo(string.Concat(Enumerable.Repeat("x.", Parts))));
        Assert.That(entries[1].Text, Is.EqualTo("n"));
    }

    [TestCase("0,0", "", Description = "GNU tar's way to say where the file ends")]
    [TestCase("20,0", "")]
    [TestCase("0,7,20,0", "abcdefg")]
    [TestCase("13,7", "abcdefg")]
    [TestCase("", "")]
    public async Task Read_EmptyParts_AreNone(string map, string content)
    {
        var one = await LayerReading.OneAsync(new TarBuilder()
            .Pax(
                ("GNU.sparse.major", "0"),
                ("GNU.sparse.minor", "1"),
                ("GNU.sparse.size", Size),
                ("GNU.sparse.numblocks", $"{map.Split(',').Length / 2}"),
                ("GNU.sparse.map", map))
            .Entry("a", content));

        Assert.That(one.Entry.Sparse!.Parts, Has.Length.EqualTo(content.Length == 0 ? 0 : 1));
        Assert.That(one.Expanded(), Has.Length.EqualTo(20));
    }

    [TestCase("2,3,4,4", Description = "overlap")]
    [TestCase("10,4,2,3", Description = "out of order")]
    [TestCase("2,3,17,4", Description = "outside")]
    [TestCase("2,3,9223372036854775807,4", Description = "outside, with an overflow")]
    [TestCase("2,9223372036854775807", Description = "outside, with an overflow")]
    [TestCase("2,3,10,3", Description = "less than there is")]
    [TestCase("2,3,10,5", Description = "more than there is")]
    [TestCase("2,3,10", Description = "half a pair")]
    [TestCase("-2,3,10,4")]
    [TestCase("2,-3,10,10")]
    [TestCase("2,3,10, 4")]
    [TestCase("2,3,10,4,")]
    [TestCase("2,3,,4")]
    [TestCase("2,3,10,4\0")]
    [TestCase("2,3,99999999999999999999,4")]
    [TestCase("x")]
    public async Task Read_AMapThatLies_IsRefused(string map)
    {
        var numbers = map.Split(',');

        await IsRefusedAsync(Version01(map));
        await IsRefusedAsync(Version00(numbers));
        await IsRefusedAsync(Version10($"{numbers.Length / 2}\n{map.Replace(',', '\n')}\n"));
    }

    [TestCase(2, 3, 4, 4)]
    [TestCase(10, 4, 2, 3)]
    [TestCase(2, 3, 17, 4)]
    [TestCase(2, 3, 10, 3)]
    [TestCase(2, 3, 10, 5)]
    [TestCase(2, 3, 0x1FFFFFFFF, 4)]
    public Task Read_AnOldMapThatLies_IsRefused(long offset1, long length1, long offset2, long length2) =>
        IsRefusedAsync(Old("abcdefg", 20, (offset1, length1), (offset2, length2)));

    [TestCase("1")]
    [TestCase("3")]
    [TestCase("-1")]
    [TestCase("")]
    [TestCase("9223372036854775807")]
    public async Task Read_ACountThatLies_IsRefused(string count)
    {
        await IsRefusedAsync(new TarBuilder()
            .Pax(("GNU.sparse.size", Size), ("GNU.sparse.numblocks", count), ("GNU.sparse.map", "2,3,10,4"))
            .Entry("a", "abcdefg"));
        await IsRefusedAsync(Version10($"{count}\n2\n3\n10\n4\n"));
    }

    [TestCase("100001\n")]
    [TestCase("2")]
    [TestCase("2\n2\n3\n")]
    [TestCase("+\n")]
    public Task Read_LinesThatAreNone_AreRefused(string lines) => IsRefusedAsync(Version10(lines));

    [Test]
    public Task Read_LinesWithoutAnEnd_AreRefused() => IsRefusedAsync(Version10(new string('1', 10_000)));

    [TestCase("1", "1")]
    [TestCase("2", "0")]
    [TestCase("0", "2")]
    [TestCase("1", "")]
    [TestCase("", "0")]
    public Task Read_AnUnknownVersion_IsRefused(string major, string minor) =>
        IsRefusedAsync(
            new TarBuilder()
                .Pax(("GNU.sparse.major", major), ("GNU.sparse.minor", minor), ("GNU.sparse.realsize", Size))
                .Entry("a", "abcdefg"));

    [TestCase("GNU.sparse.size", "")]
    [TestCase("GNU.sparse.size", "-1")]
    [TestCase("GNU.sparse.size", "x")]
    [TestCase("GNU.sparse.size", "13")]
    public Task Read_ALengthThatIsNone_IsRefused(string key, string length) =>
        IsRefusedAsync(Version01("2,3,10,4", (key, length)));

    [TestCase('5')]
    [TestCase('2')]
    [TestCase('S')]
    public Task Read_AMapOfWhatHasNone_IsRefused(char type) =>
        IsRefusedAsync(
            new TarBuilder().Pax(("GNU.sparse.size", Size), ("GNU.sparse.numblocks", "1"), ("GNU.sparse.map", "0,0"))
                .Header("a", type, 0, (TarField.Target, "b")));

    [Test]
    public async Task Read_MoreBlocksThanAFileHasParts_IsRefused()
    {
        var endless = new TarBuilder().Header(
            "a",
            'S',
            0,
            (TarField.SparsePairs, Pairs((0, 0))),
            (TarField.SparseMore, "\x01"),
            (TarField.SparseSize, "0"));
        for (var i = 0; i < 5000; i++)
        {
            endless.Raw(string.Concat(Enumerable.Repeat(Pairs((0, 0)), 21)) + "\x01").Raw(new string('\0', 7));
        }

        await IsRefusedAsync(endless);
    }

    [Test]
    public Task Read_OldMapThatEndsInTheMiddle_IsRefused() =>
        LayerReading.RefusedAsync(
            new TarBuilder().Header(
                "a",
                'S',
                0,
                (TarField.SparsePairs, Pairs((0, 0))),
                (TarField.SparseMore, "\x01"),
                (TarField.SparseSize, "0")),
            "map cannot be read");

    private static async Task IsReadAsync(TarBuilder archive)
    {
        var entries = await LayerReading.ReadAsync(archive.Entry("next", "n").End());

        Assert.That(Shown(entries[0].Expanded()), Is.EqualTo("..abc.....defg......"));
        Assert.That(entries[1].Text, Is.EqualTo("n"));
    }

    private static Task IsRefusedAsync(TarBuilder archive) =>
        LayerReading.RefusedAsync(archive.End(), "sparse file whose map cannot be read");

    private static TarBuilder Old(string content, long size, params (long Offset, long Length)[] map)
    {
        var archive = new TarBuilder().Header("a", 'S', content.Length,
            (TarField.Magic, "ustar  \0"), (TarField.SparsePairs, Pairs([.. map.Take(4)])),
            (TarField.SparseMore, map.Length > 4 ? "\x01" : "\0"), (TarField.SparseSize, Octal(size)));
        for (var at = 4; at < map.Length; at += 21)
        {
            archive.Raw(Pairs([.. map.Skip(at).Take(21)]).PadRight(21 * 24, '\0'))
                .Raw((at + 21 < map.Length ? "\x01" : "\0") + "\0\0\0\0\0\0\0");
        }

        return archive.Content(content);
    }

    private static TarBuilder Version00(params string[] numbers)
    {
        var pairs = numbers.Select(
            static (number, i) => (i % 2 == 0 ? "GNU.sparse.offset" : "GNU.sparse.numbytes", number));
        return new TarBuilder()
            .Pax([("GNU.sparse.size", Size), ("GNU.sparse.numblocks", $"{numbers.Length / 2}"), .. pairs])
            .Entry("a", "abcdefg");
    }

    private static TarBuilder Version01(string map, params (string Key, string Value)[] more) => new TarBuilder()
        .Pax(
            [
                ("GNU.sparse.major", "0"), ("GNU.sparse.minor", "1"), ("GNU.sparse.size", Size),
                ("GNU.sparse.numblocks", $"{map.Split(',').Length / 2}"), ("GNU.sparse.map", map), .. more,
            ])
        .Entry("a", "abcdefg");

    private static TarBuilder Version10(string lines) => new TarBuilder()
        .Pax(("GNU.sparse.major", "1"), ("GNU.sparse.minor", "0"), ("GNU.sparse.realsize", Size))
        .Entry("a", lines + new string('\0', -lines.Length & 511) + "abcdefg");

    private static string Pairs(params (long Offset, long Length)[] pairs) =>
        string.Concat(pairs.Select(static pair => Octal(pair.Offset) + Octal(pair.Length)));

    private static string Octal(long number) => Convert.ToString(number, 8).PadLeft(11, '0') + "\0";

    private static string Shown(byte[] bytes) =>
        string.Concat(bytes.Select(static value => value == 0 ? '.' : (char)value));
}
