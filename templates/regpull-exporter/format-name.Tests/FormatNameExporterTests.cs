using NUnit.Framework;
using RegistryPull.Exporting;
using RegistryPull.Testing.Fixtures;

namespace FormatName.Tests;

[TestFixture]
public sealed class FormatNameExporterTests
{
    [Test]
    public void Plan_AnImage_HasTheManifestAndEveryLayer()
    {
        var image = Fixture.Image().Export("hello:1");

        var plan = new FormatNameExporter().Plan([image], PlanContext.Empty);

        var layers = image.Manifests[0].Manifest.Layers.Select(static layer => layer.Digest.Hex);
        Assert.That(plan.Files.Select(static file => file.Path), Is.EquivalentTo(layers.Append("manifest.json")));
    }
}
