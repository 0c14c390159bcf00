using NUnit.Framework;
using RegistryPull.Exporting;

namespace RegistryPull.Abstractions.Tests.Exporting;

public sealed class PlannedFileTests
{
    [TestCase("")]
    [TestCase("index.json")]
    [TestCase("blobs/sha256/00")]
    [TestCase("..a/b..")]
    public void Create_RelativePath_IsTaken(string path) =>
        Assert.That(new PlannedFile(path, []).Path, Is.EqualTo(path));

    [TestCase("/")]
    [TestCase("/etc/passwd")]
    [TestCase("a/")]
    [TestCase("a//b")]
    [TestCase(".")]
    [TestCase("..")]
    [TestCase("a/../b")]
    [TestCase("a/./b")]
    [TestCase("a\\b")]
    [TestCase("C:/x")]
    [TestCase("a:b")]
    [TestCase("a\0")]
    public void Create_PathThatLeaves_IsRefused(string path) =>
        Assert.Throws<ArgumentException>(() => new PlannedFile(path, []));

    [Test]
    public void Length_SegmentsOfBothKinds_IsTheirSum()
    {
        var blob = new FileSegment.Blob(new Descriptor("m", Digest.Compute([]), 10L << 30));

        Assert.That(
            new PlannedFile("", [new FileSegment.Bytes(new byte[5]), blob]).Length, Is.EqualTo((10L << 30) + 5));
    }

    [TestCase(long.MaxValue, long.MaxValue)]
    [TestCase(long.MaxValue, 1)]
    [TestCase((1L << 60) - 1, 2)]
    [TestCase(-1, 0)]
    public void Create_SizesThatNoFileCanHave_AreInvalidContent(long first, long second)
    {
        FileSegment[] blobs =
            [
                .. new[] { first, second }.Select(
                    static size => new FileSegment.Blob(new Descriptor("m", Digest.Compute([]), size))),
            ];

        var error = Assert.Throws<InvalidContentException>(() => _ = new PlannedFile("", [.. blobs]));

        Assert.That(error!.Message, Does.Contain($"{Digest.Compute([])} is said to have"));
    }

    [Test]
    public void Create_AsLongAsAnOutputMayBe_IsTaken()
    {
        var blob = new FileSegment.Blob(new Descriptor("m", Digest.Compute([]), 1L << 60));

        Assert.That(new PlannedFile("", [blob]).Length, Is.EqualTo(1L << 60));
    }
}
