using System.IO.Compression;
using NUnit.Framework;
using Packaging;

namespace RegistryPull.Source.Tests.Packaging;

[TestFixture]
internal sealed class ModuleArchiveTests
{
    [Test]
    public void Write_TheModule_IsAFolderThatPowerShellFindsByItsName()
    {
        var path = Path.GetTempFileName();
        try
        {
            ModuleArchive.Write(Checkout.PathOf("powershell/RegPull"), path);

            using var archive = ZipFile.OpenRead(path);
            var names = archive.Entries.Select(static entry => entry.FullName).ToList();
            Assert.That(names, Does.Contain("RegPull/RegPull.psd1").And.Contain("RegPull/Public/Save-ContainerImage.ps1"));
            Assert.That(names, Has.All.StartsWith("RegPull/"));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
