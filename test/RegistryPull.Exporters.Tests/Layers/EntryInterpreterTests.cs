using NUnit.Framework;
using RegistryPull.Layers;

namespace RegistryPull.Exporters.Tests.Layers;

/// <summary>
/// <code>
/// what            from, the first that is there
/// path            GNU.sparse.name of a sparse file, L, PAX path, the prefix and the name
/// target          K, PAX linkpath, the field
/// size, owner     PAX, the field
/// time            PAX with its fraction, the field
/// attributes      PAX SCHILY.xattr.*
/// </code>
/// </summary>
public sealed class EntryInterpreterTests
{
    [TestCase('0', EntryKind.File)]
    [TestCase('\0', EntryKind.File)]
    [TestCase('7', EntryKind.File)]
    [TestCase('1', EntryKind.HardLink)]
    [TestCase('2', EntryKind.SymbolicLink)]
    [TestCase('3', EntryKind.CharacterDevice)]
    [TestCase('4', EntryKind.BlockDevice)]
    [TestCase('5', EntryKind.Directory)]
    [TestCase('6', EntryKind.Fifo)]
    public async Task Read_AType_IsItsKind(char type, object kind)
    {
        var one = await LayerReading.OneAsync(new TarBuilder().Header("a", type, 0, (TarField.Target, "b")));

        Assert.That(one.Entry.Kind, Is.EqualTo(kind));
        Assert.That(
            one.Entry.Target.Latin1, Is.EqualTo(kind is EntryKind.HardLink or EntryKind.SymbolicLink ? "b" : ""));
    }

    [TestCase('\0', EntryKind.Directory)]
    [TestCase('0', EntryKind.File)]
    public async Task Read_ASlashAtTheEnd_IsADirectoryOfBeforePosixAlone(char type, object kind) =>
        Assert.That((await LayerReading.OneAsync(new TarBuilder().Header("a/", type))).Entry.Kind, Is.EqualTo(kind));

    [TestCase('D')]
    [TestCase('M')]
    [TestCase('N')]
    [TestCase('X')]
    [TestCase('8')]
    [TestCase('\n')]
    [TestCase('\xFF')]
    public Task Read_AnUnknownType_IsRefused(char type) =>
        LayerReading.RefusedAsync(new TarBuilder().Header("a", type).End(), "unknown type");

    [TestCase('1')]
    [TestCase('2')]
    [TestCase('3')]
    [TestCase('5')]
    [TestCase('6')]
    public async Task Read_ASizeOfWhatIsNoFile_IsNoContent(char type)
    {
        var archive = new TarBuilder().Header("a", type, 1000, (TarField.Target, "b")).Entry("next", "content").End();

        var entries = await LayerReading.ReadAsync(archive);

        Assert.That(
            entries.Select(static one => (one.Path, one.Entry.Size, one.Text)),
            Is.EqualTo(new[] { ("a", 0, ""), ("next", 7L, "content") }));
    }

    [Test]
    public async Task Read_AllFields_AreTheEntry()
    {
        var one = await LayerReading.OneAsync(new TarBuilder().Header("null", '3', 0,
            (TarField.Mode, "0106755\0"), (TarField.DeviceMajor, "0000403\0"),
            (TarField.DeviceMinor, "\x80\0\0\0\0\x01\x11\x70")));

        Assert.That(one.Entry.Device, Is.EqualTo((259u, 70000u)));
        Assert.That(one.Entry.Attributes.Mode, Is.EqualTo(Convert.ToInt32("6755", 8)));
        Assert.That((one.Entry.Attributes.User, one.Entry.Attributes.Group), Is.EqualTo((1000u, 1001u)));
        Assert.That(one.Entry.Attributes.Modified, Is.EqualTo(new FileTime(Convert.ToInt64("14012345671", 8), 0)));
    }

    [Test]
    public async Task Read_Pax_TakesTheFieldsPlace()
    {
        var one = await LayerReading.OneAsync(new TarBuilder()
            .Pax(
                ("path", "caf\xE9\n" + new string('p', 300)),
                ("uid", "4294967295"),
                ("gid", "2147483648"),
                ("size", "3"),
                ("mtime", "-1.25"),
                ("SCHILY.xattr.user.a", "\n\0"))
            .Header("short").Content("abc"));

        Assert.That(one.Path, Is.EqualTo("caf\xE9\n" + new string('p', 300)));
        Assert.That((one.Entry.Attributes.User, one.Entry.Attributes.Group), Is.EqualTo((uint.MaxValue, 1u << 31)));
        Assert.That((one.Entry.Size, one.Text), Is.EqualTo((3, "abc")));
        Assert.That(one.Entry.Attributes.Modified, Is.EqualTo(new FileTime(-2, 750_000_000)));
        Assert.That(one.Entry.Attributes.Extended.Single().Value.ToArray(), Is.EqualTo("\n\0"u8.ToArray()));
    }

    [Test]
    public async Task Read_Pax_IsAboutTheNextEntryAlone()
    {
        var entries = await LayerReading.ReadAsync(
            new TarBuilder().Pax(("path", "long"), ("SCHILY.xattr.user.a", "1")).Entry("a").Entry("b").End());

        Assert.That(entries.Select(static one => one.Path), Is.EqualTo(new[] { "long", "b" }));
        Assert.That(entries[1].Entry.Attributes.Extended, Is.Empty);
    }

    [Test]
    public async Task Read_ASecondPaxHeader_TakesTheFirstOnesPlace()
    {
        var one = await LayerReading.OneAsync(
            new TarBuilder().Pax(("path", "first"), ("uid", "7")).Pax(("gid", "8")).Entry("a"));

        Assert.That((one.Path, one.Entry.Attributes.User, one.Entry.Attributes.Group), Is.EqualTo(("a", 1000u, 8u)));
    }

    [Test]
    public async Task Read_EmptyPaxValue_LeavesTheField() =>
        Assert.That(
            (
                await LayerReading.OneAsync(
                    new TarBuilder().Pax(("path", ""), ("size", ""), ("mtime", "")).Entry("a", "x"))).Path,
            Is.EqualTo("a"));

    [Test]
    public async Task Read_LongNameAndTarget_TakeTheFieldsPlace()
    {
        var one = await LayerReading.OneAsync(new TarBuilder()
            .LongTarget(new string('t', 4000)).LongName(new string('n', 4000))
            .Header("short", '2', 0, (TarField.Target, "short")));

        Assert.That((one.Path, one.Entry.Target.Latin1), Is.EqualTo((new string('n', 4000), new string('t', 4000))));
    }

    [Test]
    public async Task Read_LongNameAndPax_IsTheLongNameAsInGo()
    {
        var one = await LayerReading.OneAsync(new TarBuilder()
            .LongName("gnu").LongTarget("gnu").Pax(("path", "pax"), ("linkpath", "pax"))
            .Header("a", '2', 0, (TarField.Target, "b")));

        Assert.That((one.Path, one.Entry.Target.Latin1), Is.EqualTo(("gnu", "gnu")));
    }

    [Test]
    public async Task Read_SparseNameOfWhatIsNotSparse_IsNoName() =>
        Assert.That(
            (await LayerReading.OneAsync(new TarBuilder().Pax(("GNU.sparse.name", "other")).Entry("a"))).Path,
            Is.EqualTo("a"));

    [TestCase("ustar\0" + "00", "", "prefix/name")]
    [TestCase("ustar\0" + "00", "tar\0", "prefix/name")]
    [TestCase("ustar  \0", "", "prefix/name", Description = "Go before 1.8: no time begins so")]
    [TestCase("", "", "name", Description = "before POSIX")]
    [TestCase("ustar ", "", "name")]
    public async Task Read_APrefix_IsBeforeTheNameWhereTheHeaderHasOne(string magic, string mark, string path) =>
        Assert.That((await LayerReading.OneAsync(new TarBuilder().Header("name", '0', 0,
            (TarField.Magic, magic), (TarField.Prefix, "prefix"), (TarField.StarMark, mark)))).Path, Is.EqualTo(path));

    [Test]
    public async Task Read_APrefixOfStar_EndsWhereItsTimesBegin()
    {
        var prefix = new string('p', 131) + "14012345671\0" + "14012345671\0";

        var one = await LayerReading.OneAsync(
            new TarBuilder().Header("name", '0', 0, (TarField.Prefix, prefix), (TarField.StarMark, "tar\0")));

        Assert.That(one.Path, Is.EqualTo(prefix[..131] + "/name"));
    }

    [Test]
    public async Task Read_APrefixOfGnu_IsItsTimes()
    {
        var one = await LayerReading.OneAsync(new TarBuilder().Header("name", '0', 0,
            (TarField.Magic, "ustar  \0"), (TarField.Prefix, "14012345671\0" + "14012345672\0")));

        Assert.That(one.Path, Is.EqualTo("name"));
    }

    [Test]
    public async Task Read_NameAndPrefixOfFullLength_HaveNoZeroBehindThem()
    {
        var one = await LayerReading.OneAsync(
            new TarBuilder().Header(new string('n', 100), '0', 0, (TarField.Prefix, new string('p', 155))));

        Assert.That(one.Path, Is.EqualTo(new string('p', 155) + "/" + new string('n', 100)));
    }

    [TestCase("uid", "-1", "owner")]
    [TestCase("uid", "4294967296", "owner")]
    [TestCase("gid", "x", "owner")]
    [TestCase("size", "-1", "size")]
    [TestCase("size", "1 ", "size")]
    [TestCase("size", "9223372036854775807", "size")]
    [TestCase("size", "99999999999999999999", "size")]
    [TestCase("mtime", "soon", "time")]
    [TestCase("path", "a\0b", "a zero in it")]
    [TestCase("linkpath", "a\0b", "a zero in it")]
    public Task Read_APaxValueThatIsNone_IsRefused(string key, string value, string why) =>
        LayerReading.RefusedAsync(
            new TarBuilder().Pax((key, value)).Header("a", '2', 0, (TarField.Target, "b")).End(), why);

    [TestCase(nameof(TarField.Mode), "mode")]
    [TestCase(nameof(TarField.User), "owner")]
    [TestCase(nameof(TarField.Group), "owner")]
    [TestCase(nameof(TarField.Size), "size")]
    [TestCase(nameof(TarField.Modified), "time")]
    [TestCase(nameof(TarField.DeviceMajor), "device number")]
    [TestCase(nameof(TarField.DeviceMinor), "device number")]
    public async Task Read_AFieldThatIsNoNumber_IsRefused(string field, string why)
    {
        var at = (TarField)typeof(TarField).GetProperty(field)!.GetValue(null)!;

        await LayerReading.RefusedAsync(new TarBuilder().Header("a", '3', 0, (at, "89")).End(), why);
    }

    // -1; what is no longer a number once its padding is added; 2^63.
    [Test]
    public Task Read_ASizeThatIsNone_IsRefusedWithWhatIsBehindIt(
        [Values("FFFFFFFFFFFFFFFFFFFFFFFF", "800000007FFFFFFFFFFFFFFF", "800000008000000000000000")] string size,
        [Values('0', 'x', 'g', 'L', '2')] char type) =>
        LayerReading.RefusedAsync(
            new TarBuilder().Header("a", type, 0, (TarField.Size, TarField.FromHex(size)), (TarField.Target, "b"))
                .Entry("hidden").End(),
            "");

    [Test]
    public Task Read_NoName_IsRefused() =>
        LayerReading.RefusedAsync(new TarBuilder().Header("").End(), "without a path");

    [Test]
    public Task Read_NoTarget_IsRefused() =>
        LayerReading.RefusedAsync(new TarBuilder().Header("a", '2').End(), "without a target");

    [Test]
    public Task Read_ANameBeyondPathMax_IsRefused() =>
        LayerReading.RefusedAsync(
            new TarBuilder().LongName(new string('n', 4097)).Header("a").End(), "more than 4096 bytes");

    [Test]
    public async Task Read_AHostileName_IsShownCleanly()
    {
        var archive = new TarBuilder().Header("\x1B[31mred\n\xFF", 'Z').End();

        await LayerReading.RefusedAsync(archive, "[31mred");
    }

    [Test]
    public async Task Read_RealAttributes_AreWhatWasSet()
    {
        foreach (var name in new[] { "gnu-xattrs.tar", "bsd-xattrs.tar" })
        {
            var entries = await LayerReading.ReadAsync(new CorpusFile(name).Stored);

            var extended = entries.Single(
                static one => one.Path.EndsWith("file", StringComparison.Ordinal)).Entry.Attributes.Extended
                .ToDictionary(static one => one.Name.Latin1, static one => Convert.ToHexString(one.Value.Span));
            Assert.That(extended["trusted.binary"], Is.EqualTo("000A3D31300A20FF80"), name);
            Assert.That(extended["security.capability"], Does.StartWith("01000002000"), name);
        }
    }
}
