using NUnit.Framework;

namespace RegistryPull.Transfer;

[TestFixture]
internal sealed class TransferNameTests
{
    [TestCase("/a/x.tar", "/a/x.transfer.json")]
    [TestCase("/a/x.TAR", "/a/x.transfer.json")]
    [TestCase("/a/x.tar.gz", "/a/x.transfer.json")]
    [TestCase("/a/x.tgz", "/a/x.transfer.json")]
    [TestCase("/a/debian_12.rootfs", "/a/debian_12.rootfs.transfer.json")]
    [TestCase("/a/nginx_1.27", "/a/nginx_1.27.transfer.json")]
    [TestCase("/a/.tar", "/a/.tar.transfer.json")]
    public void PathFor_AnOutput_LiesBesideIt(string output, string expected) =>
        Assert.That(TransferName.PathFor(output), Is.EqualTo(expected));
}
