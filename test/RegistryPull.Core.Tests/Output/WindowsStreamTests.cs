using NUnit.Framework;
using RegistryPull.Interop;

namespace RegistryPull.Output;

[TestFixture]
internal sealed class WindowsStreamTests
{
    [TestCase("nginx:1.27.tar", true)]
    [TestCase(@"C:\images\nginx:1.27.tar", true)]
    [TestCase(@"C:image.tar:stream", true)]
    [TestCase(@"\\?\C:\images\image.tar:stream", true)]
    [TestCase(@"\\server\images\nginx:1.27.tar", true)]
    [TestCase("images/a:b/image.tar", true)]
    [TestCase("image.tar", false)]
    [TestCase(@"C:\images\image.tar", false)]
    [TestCase("C:image.tar", false)]
    [TestCase("c:/images/image.tar", false)]
    [TestCase(@"\\?\C:\images\image.tar", false)]
    [TestCase(@"\\.\C:\images\image.tar", false)]
    [TestCase(@"\\server\images\image.tar", false)]
    public void Is_APath_FindsAColonThatIsNotADrives(string path, bool expected) =>
        Assert.That(WindowsStream.Is(path), Is.EqualTo(expected));
}
