using System.Collections.Immutable;
using NUnit.Framework;
using RegistryPull.Exporters.Layers;
using ZstdSharp;

namespace RegistryPull.Exporters.Tests.Layers;

public sealed class UnpackBudgetTests
{
    private const long GiB = 1L << 30;

    private static readonly Descriptor Layer = new(MediaTypes.OciLayerGzip, Digest.Of([]), 20_000_000);

    [Test]
    public async Task Read_MoreEntriesThanTheBound_IsRefusedWithItsOption()
    {
        var archive = new TarBuilder().Entry("a").Entry("b").Entry("c").End().Bytes;

        Assert.That(await LayerReading.ReadAsync(archive, limits: new UnpackLimits { MaxEntries = 3 }), Has.Count.EqualTo(3));
        await LayerReading.RefusedAsync(archive, "more than 2 entries (--max-entries)", limits: new UnpackLimits { MaxEntries = 2 });
    }

    [TestCase(GiB)]
    [TestCase(100 * 20_000_000L)]
    public void CheckExpansion_WithinTheBound_IsFine(long unpacked) =>
        Assert.DoesNotThrow(() => new UnpackBudget(new UnpackLimits()).CheckExpansion(Layer, unpacked));

    [Test]
    public void CheckExpansion_BeyondTheBound_ThrowsWithItsOption()
    {
        var error = Assert.Throws<InvalidContentException>(() => new UnpackBudget(new UnpackLimits()).CheckExpansion(Layer, 101 * 20_000_000L));

        Assert.That(error!.Message, Does.Contain("more than 100 times its 20.0 MB (--max-expansion)"));
    }

    [Test]
    public async Task Read_ABomb_IsRefusedAtTheBound()
    {
        using var compressor = new Compressor();
        var zeros = compressor.Wrap(new byte[16 << 20]).ToArray();

        // Two blocks of zeros end it, and then come zeros without an end.
        await LayerReading.RefusedAsync([.. Enumerable.Repeat(zeros, 80).SelectMany(static frame => frame)], "(--max-expansion)");
    }

    [Test]
    public void TakeEntry_MoreNamesAndAttributesThanAnyImage_Throws()
    {
        var budget = new UnpackBudget(new UnpackLimits());
        var one = new ExtendedAttribute(new RawName("user.a"), new byte[1]);
        var entry = new LayerEntry
        {
            Kind = EntryKind.File,
            Path = new RawName("a"),
            Attributes = new EntryAttributes { Mode = 0, Extended = [.. Enumerable.Repeat(one, 50_000)] },
        };

        // Each takes an object, a name and an array, whatever its length: 50,000 of them more than 5 MiB.
        Assert.Throws<InvalidContentException>(() =>
        {
            for (var i = 0; i < 100; i++)
            {
                budget.TakeEntry(Layer, entry);
            }
        });
    }

    [Test]
    public void MetadataSize_OfAnEntry_CountsAllThatGrows()
    {
        var entry = new LayerEntry
        {
            Kind = EntryKind.File,
            Path = new RawName(new string('p', 1000)),
            Target = new RawName(new string('t', 500)),
            Attributes = new EntryAttributes { Mode = 0, Extended = [new ExtendedAttribute(new RawName("user.a"), new byte[10_000])] },
            Sparse = new SparseMap([.. ImmutableArray.Create(new SparsePart(0, 1), new SparsePart(2, 1))]),
        };

        Assert.That(entry.MetadataSize, Is.InRange(1000 + 500 + 10_000 + 32, 13_000));
    }
}
