using NUnit.Framework;
using RegistryPull.Exporters.Rootfs;
using RegistryPull.Testing;

namespace RegistryPull.Exporters.Tests.Rootfs;

[TestFixture]
internal sealed class UnsupportedFeaturesTests
{
    [Test]
    public void Report_Several_IsOneNoteWithACountOfEach()
    {
        var unsupported = new UnsupportedFeatures();
        unsupported.Add("owners");
        unsupported.Add("devices");
        unsupported.Add("owners");
        using var workspace = new MemoryWorkspace();

        unsupported.Report(workspace, "use --format rootfs-tar to keep them");

        Assert.That(
            workspace.Notes,
            Is.EqualTo(
                new[] { "could not be preserved: devices (1), owners (2); use --format rootfs-tar to keep them" }));
    }

    [Test]
    public void Report_None_SaysNothing()
    {
        using var workspace = new MemoryWorkspace();

        new UnsupportedFeatures().Report(workspace, "nothing");

        Assert.That(workspace.Notes, Is.Empty);
    }
}
