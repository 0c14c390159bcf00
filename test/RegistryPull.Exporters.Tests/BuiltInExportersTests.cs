using NUnit.Framework;

namespace RegistryPull.Exporters.Tests;

public sealed class BuiltInExportersTests
{
    [Test]
    public void Create_Always_MakesTheFormatsByTheirNames() => Assert.That(
        BuiltInExporters.Create().Select(static exporter => exporter.Format),
        Is.EqualTo(new[] { "docker", "oci", "oci-archive", "rootfs", "rootfs-tar", "files", "ollama" }));
}
