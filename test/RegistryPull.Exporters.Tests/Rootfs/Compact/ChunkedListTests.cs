using NUnit.Framework;
using RegistryPull.Exporters.Rootfs.Compact;

namespace RegistryPull.Exporters.Tests.Rootfs.Compact;

internal sealed class ChunkedListTests
{
    private const int SeveralChunks = 50_000;

    [Test]
    public void Add_OverSeveralChunks_EveryItemKeepsItsIndex()
    {
        var list = new ChunkedList<long>();
        for (var i = 0; i < SeveralChunks; i++)
        {
            Assert.That(list.Add(3L * i), Is.EqualTo(i));
        }

        Assert.That(list.Count, Is.EqualTo(SeveralChunks));
        Assert.That(Enumerable.Range(0, SeveralChunks).All(i => list[i] == 3L * i), Is.True);
    }

    [Test]
    public void Indexer_AnItem_CanBeChangedInPlace()
    {
        var list = new ChunkedList<int>();
        list.Add(1);
        list[0] = 2;

        Assert.That(list[0], Is.EqualTo(2));
    }

    [Test]
    public void Indexer_BeyondTheLastChunk_Throws() =>
        Assert.That(
            static () => new ChunkedList<int>()[SeveralChunks], Throws.InstanceOf<ArgumentOutOfRangeException>());

    // An array that doubles would allocate twice the items, and be a large object.
    [Test]
    public void Add_ManyItems_AllocatesLittleMoreThanTheyTake()
    {
        const int Items = 1_000_000;
        var list = new ChunkedList<long>();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Items; i++)
        {
            list.Add(i);
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(Items * sizeof(long) * 1.05));
        Assert.That(list[Items - 1], Is.EqualTo(Items - 1));
    }

    [Test]
    public void New_WithoutItems_TakesLessThanAKilobyte()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var list = new ChunkedList<(long, long, long, long)>();

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1024));
        Assert.That(list.Count, Is.Zero);
    }
}
