using System.Text;
using NUnit.Framework;
using RegistryPull.Exporters.Rootfs.Tar;
using RegistryPull.Layers;

namespace RegistryPull.Exporters.Tests.Rootfs.Tar;

/// <summary>
/// <code>
/// file                     | parts in the map
/// -------------------------+-------------------------------
/// ends with content        | its parts
/// ends with a hole         | its parts, and one of length 0 at its end
/// is a hole                | one of length 0 at its end
/// </code>
/// </summary>
[TestFixture]
internal sealed class SparseHeaderTests
{
    [TestCase(9, "2\n0\n1\n5\n4\n")]
    [TestCase(10, "3\n0\n1\n5\n4\n10\n0\n")]
    public void From_Parts_EndWhereTheFileEnds(long size, string expected) =>
        Assert.That(
            Text(SparseHeader.From(new SparseMap([new SparsePart(0, 1), new SparsePart(5, 4)]), size)),
            Is.EqualTo(expected));

    [TestCase(3_000_000, "1\n3000000\n0\n")]
    [TestCase(0, "1\n0\n0\n")]
    public void From_AHole_EndsWhereTheFileEnds(long size, string expected) =>
        Assert.That(Text(SparseHeader.From(new SparseMap([]), size)), Is.EqualTo(expected));

    [Test]
    public void From_ManyParts_FillsWholeBlocks()
    {
        var header = SparseHeader.From(
            new SparseMap([.. Enumerable.Range(0, 1000).Select(static i => new SparsePart(2 * i, 1))]), 2000);

        Assert.That(header.Map.Length % 512, Is.Zero);
        Assert.That(Text(header), Does.StartWith("1001\n0\n1\n").And.EndsWith("\n2000\n0\n"));
    }

    private static string Text(SparseHeader header) => Encoding.ASCII.GetString(header.Map).TrimEnd('\0');
}
