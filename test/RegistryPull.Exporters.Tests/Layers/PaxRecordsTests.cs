using System.Text;
using NUnit.Framework;
using RegistryPull.Layers;

namespace RegistryPull.Exporters.Tests.Layers;

/// <summary>
/// <code>
/// record                    what it is
/// 12 path=abc\n             a value; the length counts everything, itself too
/// 15 path=a\n=\0c\n         any bytes are a value: the length decides, not the line
/// 8 path=\n                 takes the value back
/// anything else             no extended header: the whole layer is refused
/// </code>
/// </summary>
public sealed class PaxRecordsTests
{
    [TestCase("abc")]
    [TestCase("a\n=\0c")]
    [TestCase("\n")]
    [TestCase("=")]
    [TestCase("12 path=inner\n")]
    [TestCase("caf\xE9")]
    public void Name_AnyBytes_AreTheValue(string value) =>
        Assert.That(Parse(("path", value))?.Name("path")?.Latin1, Is.EqualTo(value));

    [Test]
    public void Name_SeveralRecords_EachIsItsOwn()
    {
        var records = Parse(("path", "a\n17 linkpath=b\n"), ("linkpath", new string('x', 1000)), ("comment", ""))!;

        Assert.That(records.Name("path")?.Latin1, Is.EqualTo("a\n17 linkpath=b\n"));
        Assert.That(records.Name("linkpath")?.Latin1, Has.Length.EqualTo(1000));
        Assert.That(records.Name("comment"), Is.Null);
    }

    [Test]
    public void Name_SameKeyTwice_IsTheLast() =>
        Assert.That(Parse(("path", "a"), ("path", "b"))!.Name("path")?.Latin1, Is.EqualTo("b"));

    [Test]
    public void Name_EmptyValue_TakesTheKeyBack() =>
        Assert.That(Parse(("path", "a"), ("path", ""))!.Name("path"), Is.Null);

    [Test]
    public void Extended_AnyBytes_AreKept()
    {
        var extended = Parse(
            ("SCHILY.xattr.security.capability", "\x01\0\0\x02\n=\xFF"), ("SCHILY.xattr.user.empty", ""))!.Extended;

        Assert.That(
            extended.Select(static one => one.Name.Latin1), Is.EqualTo(new[] { "security.capability", "user.empty" }));
        Assert.That(extended[0].Value.ToArray(), Is.EqualTo(new byte[] { 1, 0, 0, 2, 10, (byte)'=', 0xFF }));
        Assert.That(extended[1].Value.Length, Is.Zero);
    }

    [Test]
    public void Extended_SameNameTwice_IsTheLast()
    {
        var extended = Parse(
            ("SCHILY.xattr.user.a", "1"), ("SCHILY.xattr.user.b", "2"), ("SCHILY.xattr.user.a", "3"))!.Extended;

        Assert.That(
            extended.Select(static one => $"{one.Name.Latin1}={(char)one.Value.Span[0]}"),
            Is.EquivalentTo(new[] { "user.a=3", "user.b=2" }));
    }

    [Test]
    public void Extended_ASmallValueInALargeHeader_DoesNotKeepTheHeader()
    {
        var content = Encoding.Latin1.GetBytes(
            TarBuilder.Record(("SCHILY.xattr.user.a", "1")) + TarBuilder.Record(("comment", new string('x', 100_000))));

        var value = PaxRecords.Parse(content)!.Extended.Single().Value;

        Assert.That(
            System.Runtime.InteropServices.MemoryMarshal.TryGetArray(value, out var array) && array.Array!.Length == 1,
            Is.True);
    }

    [TestCase("path=abc\n", Description = "no length")]
    [TestCase("12path=abc\n", Description = "no blank")]
    [TestCase(" 12 path=abc\n")]
    [TestCase("13 path=abc\n", Description = "too long")]
    [TestCase("11 path=abc\n", Description = "too short: its end is no line's")]
    [TestCase("12 path=abc", Description = "no line's end")]
    [TestCase("9 pathabc\n", Description = "no =")]
    [TestCase("7 =abc\n", Description = "no key")]
    [TestCase("0 \n")]
    [TestCase("2 \n")]
    [TestCase("3 \n")]
    [TestCase("-12 path=abc\n")]
    [TestCase("4294967308 path=abc\n", Description = "12 in 32 bits")]
    [TestCase("99999999999999999999 path=abc\n")]
    [TestCase("12")]
    [TestCase("\0\0\0\0")]
    [TestCase("12 path=abc\n\0\0\0")]
    [TestCase("12 pa\0h=abc\n", Description = "a zero in a key, which would end an attribute's name")]
    public void Parse_NoRecords_IsNull(string content) =>
        Assert.That(PaxRecords.Parse(Encoding.Latin1.GetBytes(content)), Is.Null);

    [Test]
    public void Parse_Nothing_IsNoRecord() => Assert.That(PaxRecords.Parse(default)!.Name("path"), Is.Null);

    [TestCase("GNU.sparse.numbytes", "GNU.sparse.offset")]
    [TestCase("GNU.sparse.offset", "GNU.sparse.offset")]
    public void Parse_SparsePairsOutOfTurn_IsNull(string first, string second) =>
        Assert.That(Parse((first, "0"), (second, "0")), Is.Null);

    private static PaxRecords? Parse(params (string Key, string Value)[] records) =>
        PaxRecords.Parse(Encoding.Latin1.GetBytes(string.Concat(records.Select(TarBuilder.Record))));
}
