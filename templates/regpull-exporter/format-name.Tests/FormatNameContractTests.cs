using NUnit.Framework;
using RegistryPull.Exporting;
using RegistryPull.Testing;

namespace FormatName.Tests;

/// <summary>The tests that every exporter must pass.</summary>
[TestFixture]
public sealed class FormatNameContractTests : ExporterContractTests
{
    protected override IExporter CreateExporter() => new FormatNameExporter();
}
