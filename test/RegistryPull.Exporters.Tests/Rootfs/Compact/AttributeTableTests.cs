using NUnit.Framework;
using RegistryPull.Exporters.Rootfs.Compact;
using RegistryPull.Layers;

namespace RegistryPull.Exporters.Tests.Rootfs.Compact;

internal sealed class AttributeTableTests
{
    [Test]
    public void Indexer_ManyDifferentAttributes_EachIsReturned()
    {
        var table = new AttributeTable();
        int[] indexes = [.. Enumerable.Range(0, 10_000).Select(number => table.Add(Attributes(number)))];

        Assert.That(indexes.Select((index, number) => table[index] == Attributes(number)), Has.All.True);
    }

    [Test]
    public void Add_TwoKindsInTurn_SharesARowEach()
    {
        var table = new AttributeTable();
        int[] indexes = [.. Enumerable.Range(0, 1000).Select(number => table.Add(Attributes(number % 2)))];

        Assert.That(indexes.Distinct().Count(), Is.EqualTo(2));
    }

    [Test]
    public void ImpliedDirectory_InANewTable_IsThatOfADirectory() =>
        Assert.That(
            new AttributeTable()[AttributeTable.ImpliedDirectory], Is.EqualTo(EntryAttributes.ImpliedDirectory));

    private static EntryAttributes Attributes(int seconds) =>
        new() { Mode = 0b110_100_100, Modified = new FileTime(seconds, 0) };
}
