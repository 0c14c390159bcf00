using System.Collections.Immutable;
using NUnit.Framework;

namespace RegistryPull.Transfer;

[TestFixture]
internal sealed class TransferComparisonTests
{
    private static readonly TransferLayer Layer = new(
        Digest.Compute("layer"u8), null, null, MediaTypes.OciLayerGzip, 5, BlobOrigin.Registry, null);

    private static readonly TransferFile File = new()
    {
        Version = 1,
        Created = DateTimeOffset.UnixEpoch,
        Tool = "regpull 1",
        Output = "x.tar",
        Sha256 = null,
        Size = null,
        Volumes = [],
        Requires = [],
        BuildsOn = [],
        Missing = [],
        Images = Images(Layer),
    };

    [Test]
    public void SaysTheSame_AnotherTimeProgramAndSource_IsTrue()
    {
        var again = File with
        {
            Created = DateTimeOffset.UnixEpoch.AddDays(1),
            Tool = "regpull 2",
            Images = Images(Layer with { From = BlobOrigin.Cache }),
        };

        Assert.That(TransferComparison.SaysTheSame(File, again), Is.True);
    }

    [Test]
    public void SaysTheSame_ALayerThatIsLeftOut_IsFalse() =>
        AssertDiffers(File with { Images = Images(Layer with { From = BlobOrigin.Omitted }) });

    [Test]
    public void SaysTheSame_AnotherVolume_IsFalse() =>
        AssertDiffers(File with { Images = Images(Layer with { Volume = "x.tar.001" }) });

    [Test]
    public void SaysTheSame_AnotherBase_IsFalse() => AssertDiffers(File with { BuildsOn = [new string('0', 64)] });

    [Test]
    public void SaysTheSame_AMissingImage_IsFalse() =>
        AssertDiffers(File with { Missing = [new TransferMissing("app", new TransferError("notFound", "gone"))] });

    private static void AssertDiffers(TransferFile other) =>
        Assert.That(TransferComparison.SaysTheSame(File, other), Is.False);

    private static ImmutableArray<TransferImage> Images(TransferLayer layer) =>
        [new(ImageReference.Parse("app"), Digest.Compute("app"u8), null, null, null, "registry", [layer])];
}
