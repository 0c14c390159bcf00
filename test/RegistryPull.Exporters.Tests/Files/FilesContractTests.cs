using NUnit.Framework;
using RegistryPull.Exporters.Files;
using RegistryPull.Exporting;
using RegistryPull.Testing;

namespace RegistryPull.Exporters.Tests.Files;

[TestFixture]
public sealed class FilesContractTests : ExporterContractTests
{
    protected override IExporter CreateExporter() => new FilesExporter();
}
