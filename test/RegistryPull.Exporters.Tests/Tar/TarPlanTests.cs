using NUnit.Framework;
using RegistryPull.Exporters.OciLayout;
using RegistryPull.Exporters.Tar;
using RegistryPull.Exporting;

namespace RegistryPull.Exporters.Tests.Tar;

public sealed class TarPlanTests
{
    [Test]
    public void File_NoEntries_IsTwoBlocksOfZeros() => Assert.That(TarPlan.File([]).Length, Is.EqualTo(1024));

    [Test]
    public void File_ABytesAndABlob_LaysThemOutByTheBlock()
    {
        var blob = Blob(1000);

        var file = TarPlan.File(
            [new LayoutEntry("a", new FileSegment.Bytes(new byte[512])), new LayoutEntry("b", blob)]);

        // header 512, a 512, header 512, b 1000, padding 24, end 1024
        Assert.That(file.Path, Is.Empty);
        Assert.That(
            file.Segments.Select(static segment => segment.Length),
            Is.EqualTo(new long[] { 512, 512, 512, 1000, 24, 1024 }));
        Assert.That(file.Segments[3], Is.SameAs(blob));
    }

    [Test]
    public void File_BlobOver8GiB_IsPlannedWithoutItsBytes()
    {
        const long Size = (9L << 30) + 1;

        var file = TarPlan.File([new LayoutEntry("big", Blob(Size))]);

        Assert.That(file.Length, Is.EqualTo(512 + Size + 511 + 1024));
    }

    private static FileSegment.Blob Blob(long size) =>
        new(new Descriptor(MediaTypes.OciLayerGzip, Digest.Compute([]), size));
}
