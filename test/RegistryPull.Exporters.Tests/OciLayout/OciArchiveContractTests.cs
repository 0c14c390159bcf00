using NUnit.Framework;
using RegistryPull.Exporters.OciLayout;
using RegistryPull.Exporting;
using RegistryPull.Testing;

namespace RegistryPull.Exporters.Tests.OciLayout;

[TestFixture]
public sealed class OciArchiveContractTests : ExporterContractTests
{
    protected override IExporter CreateExporter() => new OciArchiveExporter();
}
