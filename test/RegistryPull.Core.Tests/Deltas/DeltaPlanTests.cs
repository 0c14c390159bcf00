using System.IO.Compression;
using NUnit.Framework;
using RegistryPull.Exporting;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Deltas;

/// <summary>What is left out of images whose layers are letters, the lowest first.</summary>
[TestFixture]
internal sealed class DeltaPlanTests
{
    // images           base      left out    why
    [TestCase("abcd", "abc", "abc", TestName = "Create_AnImageOnTheBase_LeavesOutItsLayers")]
    [TestCase("abcd", "abcx", "abc", TestName = "Create_ABaseThatGoesOnOtherwise_LeavesOutWhatIsShared")]
    [TestCase("abcd", "abcd", "abcd", TestName = "Create_TheImageItself_LeavesOutAll")]
    [TestCase("abcd", "bcd", "", TestName = "Create_SharedLayersAboveAnother_LeavesOutNothing")]
    [TestCase("abcd", "xbcd", "", TestName = "Create_ABaseThatWasBuiltAgain_LeavesOutNothing")]
    [TestCase("abca", "a", "", TestName = "Create_ALayerOfTheBaseThatStandsAboveAgain_IsKept")]
    [TestCase("abcb ab", "abc", "ac", TestName = "Create_ALayerThatAnotherPositionNeeds_IsKept")]
    [TestCase("abc xb", "ab", "a", TestName = "Create_ALayerThatAnotherImageNeedsElsewhere_IsKept")]
    [TestCase("abc abd", "ab", "ab", TestName = "Create_SeveralImages_AllLackTheBase")]
    [TestCase("abc xyz", "ab xy", "abxy", TestName = "Create_SeveralBases_AreLeftOutEach")]
    public void Create_Images_LeaveOutChainsFromTheLowest(string images, string bases, string expected)
    {
        var delta = DeltaPlan.Create(
            [.. Read(images)], [.. Read(bases).SelectMany(LayerChain.AllOf)], LayerOmission.ByChain);

        var names = "abcdxyz".ToDictionary(static letter => Layer(letter).Digest);
        var omitted =
            delta.Images.SelectMany(static image => image.Omitted).Distinct().Select(digest => names[digest]).Order();
        Assert.That(string.Concat(omitted), Is.EqualTo(expected));
        var saved = expected.Sum(static letter => Layer(letter).Size);
        Assert.That((delta.SavedBytes, delta.Requires.IsEmpty), Is.EqualTo((saved, expected.Length == 0)));
    }

    [Test]
    public void Create_AnotherCompressionOfTheBase_IsTheSameForDockerAlone()
    {
        ExportImage[] images = [Image("ab")];
        LayerChain[] bases = [.. LayerChain.AllOf(Image("ab", CompressionLevel.NoCompression))];

        Assert.That(DeltaPlan.Create(images, bases, LayerOmission.ByChain).SavedBytes, Is.Positive);
        Assert.That(DeltaPlan.Create(images, bases, LayerOmission.ByBlob).SavedBytes, Is.Zero);
    }

    [Test]
    public void Create_SeveralImagesOnOneBase_RequireItsHighestLayer()
    {
        var required = DeltaPlan.Create(
            [Image("abx"), Image("abcy")], [.. LayerChain.AllOf(Image("abc"))], LayerOmission.ByBlob).Requires;

        var image = Image("abc").Manifests[0];
        Assert.That(required, Has.Length.EqualTo(1));
        Assert.That(
            (required[0].Digest, required[0].ImageId),
            Is.EqualTo((image.Manifest.Descriptor.Digest, image.Manifest.Config.Digest)));
        Assert.That(required[0].Layers.Select(static layer => layer.DiffId), Is.EqualTo(image.Config!.DiffIds));
    }

    private static IEnumerable<ExportImage> Read(string images) =>
        images.Split(' ').Select(static image => Image(image));

    private static ExportImage Image(string layers, CompressionLevel compression = CompressionLevel.Fastest) =>
        Fixture.OfTars([.. layers.Select(Tar)], compression).Export($"app-{layers}:1");

    private static Descriptor Layer(char letter) => Image($"{letter}").Manifests[0].Manifest.Layers[0];

    private static byte[] Tar(char letter) => [.. Enumerable.Repeat((byte)letter, 512)];
}
