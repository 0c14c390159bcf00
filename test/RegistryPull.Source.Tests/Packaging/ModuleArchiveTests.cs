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
        using var archive = Write("https://example.com/regpull");

        var names = archive.Entries.Select(static entry => entry.FullName).ToList();
        Assert.That(names, Does.Contain("RegPull/RegPull.psd1").And.Contain("RegPull/Public/Save-ContainerImage.ps1"));
        Assert.That(names, Has.All.StartsWith("RegPull/"));
    }

    [TestCase(
        "https://example.com/regpull",
        "            ProjectUri = 'https://example.com/regpull'\n            LicenseUri = ")]
    [TestCase(null, "            LicenseUri = ")]
    public void Write_TheManifest_HasTheAddressOfTheSources(string? repository, string expected)
    {
        using var archive = Write(repository);

        using var manifest = new StreamReader(archive.GetEntry("RegPull/RegPull.psd1")!.Open());
        var text = manifest.ReadToEnd();
        Assert.That(text, Does.Contain(expected));
        Assert.That(text.Contains("ProjectUri", StringComparison.Ordinal), Is.EqualTo(repository is not null));
    }

    [Test]
    public void Write_AnAddressThatEndsTheText_IsRefused() =>
        Assert.That(() => Write("https://example.com/'; Remove-Item x #"), Throws.TypeOf<PackagingException>());

    private static ZipArchive Write(string? repository)
    {
        var path = Path.GetTempFileName();
        try
        {
            ModuleArchive.Write(Checkout.PathOf("powershell/RegPull"), path, repository);
            return new ZipArchive(new MemoryStream(File.ReadAllBytes(path)));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
