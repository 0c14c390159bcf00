using NUnit.Framework;

namespace RegistryPull.Exporters.Tests;

public sealed class BuiltInExportersTests
{
    [Test]
    public void All_Always_HoldsTheFormatsByTheirNames() =>
        Assert.That(BuiltInExporters.All.Select(static exporter => exporter.Format), Is.EqualTo(new[] { "docker", "oci", "oci-archive" }));
}
