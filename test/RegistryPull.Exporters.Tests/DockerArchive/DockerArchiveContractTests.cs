using NUnit.Framework;
using RegistryPull.Exporters.DockerArchive;
using RegistryPull.Exporting;
using RegistryPull.Testing;

namespace RegistryPull.Exporters.Tests.DockerArchive;

[TestFixture]
public sealed class DockerArchiveContractTests : ExporterContractTests
{
    protected override IExporter CreateExporter() => new DockerArchiveExporter();
}
