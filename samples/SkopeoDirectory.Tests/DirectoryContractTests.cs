using NUnit.Framework;
using RegistryPull.Exporting;
using RegistryPull.Testing;

namespace SkopeoDirectory.Tests;

/// <summary>What every exporter promises.</summary>
[TestFixture]
internal sealed class DirectoryContractTests : ExporterContractTests
{
    protected override IExporter CreateExporter() => new DirectoryExporter();
}
