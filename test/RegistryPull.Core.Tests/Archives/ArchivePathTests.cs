using NUnit.Framework;

namespace RegistryPull.Archives;

[TestFixture]
internal sealed class ArchivePathTests
{
    [TestCase("a/b", "a/b")]
    [TestCase("./a//b/", "a/b")]
    [TestCase("/a", "a")]
    [TestCase("a/../b", "b")]
    [TestCase("..", null)]
    [TestCase("a/../../b", null)]
    [TestCase("./", "")]
    public void Normalise_AName_IsNormalOrLeaves(string name, string? expected) =>
        Assert.That(ArchivePath.Normalise(name), Is.EqualTo(expected));

    [TestCase("a/layer.tar", "../b/layer.tar", "b/layer.tar")]
    [TestCase("layer.tar", "b", "b")]
    [TestCase("a/layer.tar", "../../b", null)]
    [TestCase("a/layer.tar", "/b", null)]
    public void Follow_ALink_LeadsWithinTheArchive(string link, string target, string? expected) =>
        Assert.That(ArchivePath.Follow(link, target), Is.EqualTo(expected));
}
