using System.Collections.Immutable;
using NUnit.Framework;
using RegistryPull.Exporters.Rootfs;
using RegistryPull.Layers;
using ZstdSharp;

namespace RegistryPull.Exporters.Tests.Layers;

public sealed class UnpackBudgetTests
{
    private const long GiB = 1L << 30;

    private static readonly Descriptor Layer = new(MediaTypes.OciLayerGzip, Digest.Compute([]), 20_000_000);

    [Test]
    public async Task Read_MoreEntriesThanTheBound_IsRefusedWithItsOption()
    {
        var archive = new TarBuilder().Entry("a").Entry("b").Entry("c").End().Bytes;

        Assert.That(
            await LayerReading.ReadAsync(archive, limits: new UnpackLimits { MaxEntries = 3 }), Has.Count.EqualTo(3));
        await LayerReading.RefusedAsync(
            archive, "more than 2 files and directories (--max-entries)", limits: new UnpackLimits { MaxEntries = 2 });
    }

    [TestCase(GiB)]
    [TestCase(100 * 20_000_000L)]
    public void TakeUnpacked_WithinTheLimit_IsAccepted(long unpacked) =>
        Assert.DoesNotThrow(() => new UnpackBudget(new UnpackLimits(), 20_000_000).TakeUnpacked(Layer, unpacked));

    [Test]
    public void TakeUnpacked_BeyondTheLimit_ThrowsWithItsOption()
    {
        var error = Assert.Throws<InvalidContentException>(
            () => new UnpackBudget(new UnpackLimits(), 20_000_000).TakeUnpacked(Layer, 101 * 20_000_000L));

        Assert.That(
            error!.Message, Does.Contain("more than 100 times its 20.0 MB when it is unpacked (--max-expansion)"));
    }

    // Eight layers of a few bytes are not allowed eight times what one is.
    [Test]
    public void TakeUnpacked_OfSeveralLayers_CountsThemTogether()
    {
        var budget = new UnpackBudget(new UnpackLimits(), 1000);
        budget.TakeUnpacked(Layer, GiB - 1);
        budget.TakeUnpacked(Layer, 1);

        Assert.That(() => budget.TakeUnpacked(Layer, 1), Throws.TypeOf<InvalidContentException>());
    }

    [TestCase(GiB, 1, true)]
    [TestCase(GiB + 1, 1, false)]
    [TestCase(2 * GiB, 22_000_000, true)]
    [TestCase(long.MaxValue, 22_000_000, false)]
    public void CheckOutput_AnySize_HasTheSameLimit(long size, long layers, bool isAllowed) => Assert.That(
        () => new UnpackBudget(new UnpackLimits(), layers).CheckOutput(Layer, size),
        isAllowed ? Throws.Nothing : Throws.TypeOf<InvalidContentException>().With.Message.Contains("--max-expansion"));

    [Test]
    public void TakeSteps_MoreThanAnyImage_Throws()
    {
        var budget = new UnpackBudget(new UnpackLimits(), 1);
        budget.TakeSteps(Layer, 100_000_000);

        Assert.That(
            () => budget.TakeSteps(Layer, 1),
            Throws.TypeOf<InvalidContentException>().With.Message.Contains("directories and links"));
    }

    [Test]
    public async Task Read_ABomb_IsRefusedAtTheBound()
    {
        using var compressor = new Compressor();
        var zeros = compressor.Wrap(new byte[16 << 20]).ToArray();

        // Two blocks of zeros end it, and then come zeros without an end.
        await LayerReading.RefusedAsync(
            [.. Enumerable.Repeat(zeros, 80).SelectMany(static frame => frame)], "(--max-expansion)");
    }

    [Test]
    public void TakeEntry_MoreNamesAndAttributesThanAnyImage_Throws()
    {
        var budget = new UnpackBudget(new UnpackLimits(), 1);
        var one = new ExtendedAttribute(new RawName("user.a"), new byte[1]);
        var entry = new LayerEntry
        {
            Kind = EntryKind.File,
            Path = new RawName("a"),
            Attributes = new EntryAttributes { Mode = 0, Extended = [.. Enumerable.Repeat(one, 50_000)] },
        };

        // Each takes an object, a name and an array, whatever its length: 50,000 of them more than 6 MB.
        Assert.Throws<InvalidContentException>(() =>
        {
            for (var i = 0; i < 180; i++)
            {
                budget.TakeEntry(Layer, ScannedEntry.MemoryOf(entry));
            }
        });
    }

    [Test]
    public void MemoryOf_AnEntry_CountsAllThatGrows()
    {
        var entry = new LayerEntry
        {
            Kind = EntryKind.File,
            Path = new RawName("p"),
            Target = new RawName(new string('t', 500)),
            Attributes = new EntryAttributes
            {
                Mode = 0,
                Extended = [new ExtendedAttribute(new RawName("user.a"), new byte[10_000])],
            },
            Sparse = new SparseMap([.. ImmutableArray.Create(new SparsePart(0, 1), new SparsePart(2, 1))]),
        };

        Assert.That(ScannedEntry.MemoryOf(entry), Is.InRange(500 + 10_000 + 32, 13_000));
    }
}
