using NUnit.Framework;
using RegistryPull.Layers;

namespace RegistryPull.Exporters.Tests.Layers;

public sealed class RawNameTests
{
    private static readonly byte[] Every = [.. Enumerable.Range(0, 256).Select(static value => (byte)value)];

    [Test]
    public void ToBytes_EveryByte_ComesBack()
    {
        Assert.That(RawName.FromBytes(Every).ToBytes(), Is.EqualTo(Every));
        Assert.That(RawName.FromBytes(Every).ToTerminated(), Is.EqualTo(Every.Append((byte)0)));
    }

    [Test]
    public void ToText_Utf8_IsTheText() => Assert.That(RawName.FromBytes("café/中文"u8).ToText(), Is.EqualTo("café/中文"));

    [Test]
    public void ToText_NotUtf8_HasReplacements() =>
        Assert.That(RawName.FromBytes([(byte)'c', 0xE9]).ToText(), Is.EqualTo("c\uFFFD"));

    [Test]
    public void ToString_ControlCharacters_AreBlanks() =>
        Assert.That(RawName.FromBytes("a\u001b[31m\nb"u8).ToString(), Is.EqualTo("a [31m b"));

    [Test]
    public void Equals_SameBytes_IsTheSameName() =>
        Assert.That(RawName.FromBytes([0xE9]), Is.EqualTo(new RawName("\xE9")));
}
