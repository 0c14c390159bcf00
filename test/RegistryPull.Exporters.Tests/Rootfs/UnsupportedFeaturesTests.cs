using NUnit.Framework;
using RegistryPull.Exporters.Rootfs;
using RegistryPull.Testing;

namespace RegistryPull.Exporters.Tests.Rootfs;

[TestFixture]
internal sealed class LossesTests
{
    [Test]
    public void Report_Several_IsOneNoteWithACountOfEach()
    {
        var losses = new Losses();
        losses.Add("owners");
        losses.Add("devices");
        losses.Add("owners");
        using var workspace = new MemoryWorkspace();

        losses.Report(workspace, "the format rootfs-tar keeps everything");

        Assert.That(workspace.Notes, Is.EqualTo(new[] { "not kept (devices: 1, owners: 2); the format rootfs-tar keeps everything" }));
    }

    [Test]
    public void Report_None_SaysNothing()
    {
        using var workspace = new MemoryWorkspace();

        new Losses().Report(workspace, "nothing");

        Assert.That(workspace.Notes, Is.Empty);
    }
}
