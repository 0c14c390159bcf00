using NUnit.Framework;
using RegistryPull.Interop;

namespace RegistryPull.Output;

[TestFixture]
internal sealed class WindowsDeviceTests
{
    [TestCase("NUL", true)]
    [TestCase(@"\\.\NUL", true)]
    [TestCase(@"C:\images\nul", true)]
    [TestCase(@"C:\images\con.tar", true)]
    [TestCase("C:aux", true)]
    [TestCase("images/Prn .tar.gz", true)]
    [TestCase("COM1", true)]
    [TestCase("lpt²", true)]
    [TestCase("CONOUT$", true)]
    [TestCase("COM", false)]
    [TestCase("COM12", false)]
    [TestCase("nullary.tar", false)]
    [TestCase("console", false)]
    [TestCase(@"NUL\image.tar", false)]
    [TestCase("image.nul", false)]
    public void Is_APath_KnowsTheNamesThatAreDevices(string path, bool expected) =>
        Assert.That(WindowsDevice.Is(path), Is.EqualTo(expected));
}
