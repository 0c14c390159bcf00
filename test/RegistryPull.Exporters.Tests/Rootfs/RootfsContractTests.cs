using NUnit.Framework;
using RegistryPull.Exporters.Rootfs;
using RegistryPull.Exporting;
using RegistryPull.Testing;

namespace RegistryPull.Exporters.Tests.Rootfs;

[TestFixture]
public sealed class RootfsContractTests : ExporterContractTests
{
    protected override IExporter CreateExporter() => new RootfsExporter(new UnpackLimits());
}
