using NUnit.Framework;
using RegistryPull.Exporters.Rootfs;
using RegistryPull.Exporters.Rootfs.Compact;

namespace RegistryPull.Exporters.Tests.Rootfs;

internal sealed class PathTableTests
{
    private const int Names = 60_000;

    private static readonly Descriptor Layer = new(MediaTypes.OciLayer, Digest.Compute("layer"u8), 1);

    [Test]
    public void Find_EveryNameOfMany_ReturnsItsEntry()
    {
        var table = NewTable();
        int[] indexes =
            [.. Enumerable.Range(0, Names).Select(number => table.Get(Layer, table.Root, $"name-{number}").Index)];

        Assert.That(indexes.Distinct().Count(), Is.EqualTo(Names));
        Assert.That(
            indexes.Select((index, number) => table.Find(table.Root, $"name-{number}")!.Value.Index == index),
            Has.All.True);
        Assert.That(table.Find(table.Root, $"name-{Names}"), Is.Null);
    }

    [Test]
    public void Get_TheSameNameInTwoDirectories_AreTwoEntries()
    {
        var table = NewTable();
        var (one, other) = (table.Get(Layer, table.Root, "a"), table.Get(Layer, table.Root, "b"));

        Assert.That(table.Get(Layer, one, "x"), Is.Not.EqualTo(table.Get(Layer, other, "x")));
        Assert.That(table.Get(Layer, one, "x"), Is.EqualTo(table.Find(one, "x")));
        Assert.That(table.Get(Layer, other, "x").Path.Latin1, Is.EqualTo("b/x"));
    }

    // A name is bytes: none is found by characters that are only alike.
    [Test]
    public void Find_ANameWithHighBytes_IsFoundByThemAlone()
    {
        var table = NewTable();
        var entry = table.Get(Layer, table.Root, "\u00e9");

        Assert.That(table.Find(table.Root, "\u00e9"), Is.EqualTo(entry));
        Assert.That(table.Find(table.Root, "e"), Is.Null);
        Assert.That(entry.ToSystemPath(), Is.EqualTo(new byte[] { 0xE9, 0 }));
    }

    [Test]
    public void Get_FromSeveralThreads_EachNameIsStoredOnce()
    {
        var table = NewTable();
        var indexes = new int[2 * Names];
        Parallel.For(
            0, indexes.Length, number => indexes[number] = table.Get(Layer, table.Root, $"name-{number / 2}").Index);

        Assert.That(indexes.Distinct().Count(), Is.EqualTo(Names));
        Assert.That(table.Root.KnownChildren().Count(), Is.EqualTo(Names));
    }

    [Test]
    public void Get_APathOfMoreThan4096Bytes_IsRefused()
    {
        var table = NewTable();
        var directory = table.Get(Layer, table.Root, new string('d', 2048));

        Assert.That(table.Get(Layer, directory, new string('n', 2047)).PathLength, Is.EqualTo(4096));
        Assert.That(
            () => table.Get(Layer, directory, new string('n', 2048)),
            Throws.InstanceOf<InvalidContentException>().With.Message.Contains("4096 bytes"));
    }

    private static PathTable NewTable() => new(new TreeStore(), new UnpackBudget(new UnpackLimits(), 1));
}
