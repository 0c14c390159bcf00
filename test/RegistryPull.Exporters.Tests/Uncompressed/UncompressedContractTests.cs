using NUnit.Framework;
using RegistryPull.Exporters.DockerArchive;
using RegistryPull.Exporters.Uncompressed;
using RegistryPull.Exporting;
using RegistryPull.Testing;

namespace RegistryPull.Exporters.Tests.Uncompressed;

[TestFixture]
public sealed class UncompressedContractTests : ExporterContractTests
{
    protected override IExporter CreateExporter() =>
        new UncompressedExporter(new DockerArchiveExporter(), new UnpackLimits());
}
