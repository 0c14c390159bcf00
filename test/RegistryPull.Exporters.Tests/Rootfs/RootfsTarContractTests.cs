using NUnit.Framework;
using RegistryPull.Exporters.Rootfs;
using RegistryPull.Exporting;
using RegistryPull.Testing;

namespace RegistryPull.Exporters.Tests.Rootfs;

[TestFixture]
public sealed class RootfsTarContractTests : ExporterContractTests
{
    protected override IExporter CreateExporter() => new RootfsTarExporter(new UnpackLimits());
}
