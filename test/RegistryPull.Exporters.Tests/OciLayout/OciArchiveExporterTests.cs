using NUnit.Framework;
using RegistryPull.Exporters.OciLayout;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Exporters.Tests.OciLayout;

public sealed class OciArchiveExporterTests
{
    [Test]
    public async Task Export_AnIndex_HoldsAllItsManifests()
    {
        var fixture = Fixture.NestedIndex();

        var entries = Exported.Entries(
            await Exported.FileAsync(new OciArchiveExporter(), [fixture], fixture.Export("nested:1")));

        var digests = fixture.Manifests.Select(static manifest => manifest.Digest).Concat(fixture.Blobs.Keys);
        string[] paths = [.. digests.Select(static digest => $"blobs/sha256/{digest.Hex}"), "index.json", "oci-layout"];
        Assert.That(entries.Select(static entry => entry.Name), Is.EqualTo(paths.Order(StringComparer.Ordinal)));
        Assert.That(entries.Content("oci-layout"), Is.EqualTo("""{"imageLayoutVersion":"1.0.0"}"""u8.ToArray()));
    }

    [Test]
    public async Task Export_AnImage_HasNoManifestJson()
    {
        var fixture = Fixture.Image();

        var entries = Exported.Entries(
            await Exported.FileAsync(new OciArchiveExporter(), [fixture], fixture.Export("hello:1")));

        Assert.That(entries.Select(static entry => entry.Name), Has.None.EqualTo("manifest.json"));
    }
}
