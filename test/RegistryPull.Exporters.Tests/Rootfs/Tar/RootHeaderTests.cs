using NUnit.Framework;
using RegistryPull.Exporters.Rootfs.Tar;
using RegistryPull.Layers;

namespace RegistryPull.Exporters.Tests.Rootfs.Tar;

/// <summary>What is written is what is read: by our reader here, by others' in
/// <see cref="RootfsTarExporterTests"/>.</summary>
[TestFixture]
internal sealed class RootHeaderTests
{
    private static readonly Descriptor Layer = new(MediaTypes.OciLayer, Digest.Compute([]), 1);

    [TestCase("a")]
    [TestCase("Größe")]
    [TestCase("/0123456789/0123456789/0123456789/0123456789/0123456789/0123456789/0123456789/0123456789/0123456789/0123456789")]
    [TestCase("\u00E9\u00FF")]
    public async Task Render_AnyName_IsReadBack(string latin1)
    {
        var name = new RawName(latin1);

        var entry = await ReadAsync(
            RootHeader.Render(
                new TarFields
                {
                    Path = name,
                    Type = (byte)'2',
                    Attributes = new EntryAttributes { Mode = 0b111_111_111 },
                    Target = name,
                }));

        Assert.That((entry.Path, entry.Target), Is.EqualTo((name, name)));
    }

    [TestCase(0L, 0)]
    [TestCase(1_700_000_000L, 123_456_789)]
    [TestCase(1_700_000_000L, 100_000_000)]
    [TestCase(-1L, 750_000_000)]
    [TestCase(-1L, 0)]
    [TestCase(-1_234_567L, 1)]
    [TestCase(99_999_999_999L, 0)]
    public async Task Render_AnyTime_IsReadBack(long seconds, int nanoseconds)
    {
        var attributes = new EntryAttributes { Mode = 0b110_100_100, Modified = new FileTime(seconds, nanoseconds) };

        var entry = await ReadAsync(Render(attributes));

        Assert.That(entry.Attributes.Modified, Is.EqualTo(attributes.Modified));
    }

    [TestCase(0u, 0u)]
    [TestCase(2_097_151u, 2_097_152u)]
    [TestCase(uint.MaxValue, 65_534u)]
    public async Task Render_AnyOwner_IsReadBack(uint user, uint group)
    {
        var entry = await ReadAsync(
            Render(new EntryAttributes { Mode = 0b111_110_100_100, User = user, Group = group }));

        Assert.That(
            (entry.Attributes.User, entry.Attributes.Group, entry.Attributes.Mode),
            Is.EqualTo((user, group, 0b111_110_100_100)));
    }

    [TestCase(0L)]
    [TestCase((1L << 33) - 1)]
    [TestCase(1L << 33)]
    [TestCase(long.MaxValue / 2)]
    public async Task Render_AnySize_IsReadBack(long size) =>
        Assert.That((await ReadAsync(Render(new EntryAttributes { Mode = 0 }, size))).Size, Is.EqualTo(size));

    // A value may be any bytes, line ends too; the length of a record counts itself.
    [TestCase(0)]
    [TestCase(66)]
    [TestCase(67)]
    [TestCase(68)]
    [TestCase(69)]
    [TestCase(970)]
    [TestCase(5_000)]
    public async Task Render_AnyAttribute_IsReadBack(int length)
    {
        var value = Enumerable.Range(0, length).Select(static i => (byte)(i * 7)).ToArray();
        var attributes =
            new EntryAttributes { Mode = 0, Extended = [new ExtendedAttribute(new RawName("user.x"), value)] };

        var entry = await ReadAsync(Render(attributes));

        Assert.That(entry.Attributes.Extended.Single().Name.Latin1, Is.EqualTo("user.x"));
        Assert.That(entry.Attributes.Extended.Single().Value.ToArray(), Is.EqualTo(value));
    }

    [Test]
    public async Task Render_ADevice_IsReadBack() => Assert.That(
        (await ReadAsync(RootHeader.Render(new TarFields { Path = new RawName("a"), Type = (byte)'3', Attributes = new EntryAttributes { Mode = 0 }, Device = (10, 229) }))).Device, Is.EqualTo((10u, 229u)));

    [Test]
    public void Render_APlainFile_IsOneBlock() =>
        Assert.That(Render(new EntryAttributes { Mode = 0b110_100_100 }, 10), Has.Length.EqualTo(512));

    // The size of an archive is known before it is written, so that it can be refused.
    [TestCase("a", 0)]
    [TestCase("Größe", 3)]
    [TestCase("a", 970)]
    public void LengthOf_AnyFields_IsTheLengthOfWhatIsRendered(string name, int attribute)
    {
        var attributes = new EntryAttributes
        {
            Mode = 0,
            Extended = [new ExtendedAttribute(new RawName("user.x"), new byte[attribute])],
        };
        var fields =
            new TarFields { Path = new RawName(name), Type = (byte)'0', Attributes = attributes, Size = 1L << 33 };

        Assert.That(RootHeader.LengthOf(fields), Is.EqualTo(RootHeader.Render(fields).Length));
    }

    private static byte[] Render(EntryAttributes attributes, long size = 0) =>
        RootHeader.Render(
            new TarFields { Path = new RawName("a"), Type = (byte)'0', Attributes = attributes, Size = size });

    private static async Task<LayerEntry> ReadAsync(byte[] header)
    {
        await using var blocks = new TarBlocks(
            TarSubject.Layer(Layer), new MemoryStream(header), count: null, diffId: null);
        return (await new TarReader(TarSubject.Layer(Layer), blocks).NextAsync(CancellationToken.None))!;
    }
}
