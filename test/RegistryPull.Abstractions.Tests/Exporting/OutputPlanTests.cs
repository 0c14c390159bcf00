using NUnit.Framework;
using RegistryPull.Exporting;

namespace RegistryPull.Abstractions.Tests.Exporting;

public sealed class OutputPlanTests
{
    private static readonly Descriptor Layer = new("m", Digest.Compute("layer"u8), 10);

    [Test]
    public void Length_SeveralFiles_IsTheirSum() =>
        Assert.That(new OutputPlan([File("a", Known(3), Blob(Layer)), File("b", Known(4))]).Length, Is.EqualTo(17));

    [Test]
    public void Blobs_OneTwice_AreDistinctAndInOrder()
    {
        var other = new Descriptor("m", Digest.Compute("other"u8), 20);

        var plan = new OutputPlan([File("a", Blob(other), Blob(Layer)), File("b", Blob(other))]);

        Assert.That(plan.Blobs, Is.EqualTo(new[] { other, Layer }));
    }

    // paths                   | kind
    // ------------------------+----------
    [TestCase("", OutputKind.File)]
    [TestCase("a", OutputKind.Directory)]
    [TestCase("a|b/c|b/d", OutputKind.Directory)]
    public void Kind_ByThePaths_IsAFileOrADirectory(string paths, OutputKind kind) =>
        Assert.That(new OutputPlan([.. paths.Split('|').Select(static path => File(path))]).Kind, Is.EqualTo(kind));

    [TestCase("a|a")]
    [TestCase("|a")]
    [TestCase("a|")]
    [TestCase("|")]
    [TestCase("a/b/c|a/b")]
    [TestCase("a/b|a/b/c/d")]
    public void Create_PathsThatCollide_AreRefused(string paths) =>
        Assert.Throws<ArgumentException>(
            () => _ = new OutputPlan([.. paths.Split('|').Select(static path => File(path))]));

    [TestCase("a|ab")]
    [TestCase("a/b|a.b")]
    public void Create_PathsThatBeginAlike_AreTaken(string paths) =>
        Assert.That(
            new OutputPlan([.. paths.Split('|').Select(static path => File(path))]).Files, Has.Length.EqualTo(2));

    [Test]
    public void Create_NoFile_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => _ = new OutputPlan([]));
        Assert.Throws<ArgumentException>(() => _ = new OutputPlan(default));
    }

    [TestCase(long.MaxValue)]
    [TestCase((1L << 60) - 4)]
    public void Create_FilesLongerThanAnyOutput_AreInvalidContent(long size) =>
        Assert.Throws<InvalidContentException>(() =>
            _ = new OutputPlan([File("a", Known(5)), File("b", Blob(Layer with { Size = size }))]));

    private static PlannedFile File(string path, params FileSegment[] segments) => new(path, [.. segments]);

    private static FileSegment.Bytes Known(int length) => new(new byte[length]);

    private static FileSegment.Blob Blob(Descriptor blob) => new(blob);
}
