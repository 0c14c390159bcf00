using System.Text;
using NUnit.Framework;
using RegistryPull;
using RegistryPull.Exporting;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace SkopeoDirectory.Tests;

/// <summary>What this exporter promises: the files that skopeo looks for, and their checksums.</summary>
internal sealed class DirectoryExporterTests
{
    [Test]
    public async Task Export_AnImage_HasItsManifestItsConfigurationAndItsLayers()
    {
        var fixture = Fixture.Image(new ImageRecipe { Layers = 2 });
        var files = await ExportAsync(fixture, fixture.Export("hello:1"));

        var manifest = fixture.Export().Manifests[0].Manifest;
        Assert.That(files.Keys, Is.EquivalentTo(
            [
                "version", "manifest.json", "SHA256SUMS", manifest.Config.Digest.Hex,
                .. manifest.Layers.Select(static layer => layer.Digest.Hex),
            ]));
        Assert.That(files["manifest.json"], Is.EqualTo(fixture.Root.Bytes));
        Assert.That(Encoding.ASCII.GetString(files["version"]), Is.EqualTo("Directory Transport Version: 1.1\n"));
    }

    [Test]
    public async Task Export_SeveralPlatforms_HasTheIndexAndAManifestForEach()
    {
        var fixture = Fixture.Index(["linux/amd64", "linux/arm64"]);
        var files = await ExportAsync(fixture, fixture.Export("hello:1"));

        Assert.That(files["manifest.json"], Is.EqualTo(fixture.Root.Bytes));
        foreach (var manifest in fixture.Manifests.Where(manifest => manifest != fixture.Root))
        {
            Assert.That(files[$"{manifest.Digest.Hex}.manifest.json"], Is.EqualTo(manifest.Bytes));
        }
    }

    [Test]
    public async Task Export_ALayerThatStandsTwice_IsOneFile()
    {
        var fixture = Fixture.Image(new ImageRecipe { RepeatsLayer = true });

        var layer = fixture.Export().Manifests[0].Manifest.Layers[0];

        Assert.That(await ExportAsync(fixture, fixture.Export("hello:1")), Contains.Key(layer.Digest.Hex));
    }

    [Test]
    public async Task Export_AnyImage_HasTheChecksumOfEveryFile()
    {
        var fixture = Fixture.Index(["linux/amd64", "linux/arm64"], attestation: true);
        var files = await ExportAsync(fixture, fixture.Export("hello:1"));

        var expected = files.Where(static file => file.Key != "SHA256SUMS")
            .Select(static file => $"{Digest.Compute(file.Value).Hex}  {file.Key}");
        Assert.That(Encoding.ASCII.GetString(files["SHA256SUMS"]).TrimEnd('\n').Split('\n'), Is.EquivalentTo(expected));
    }

    [Test]
    public async Task Export_ALayerThatTheTargetHas_IsNotInTheChecksums()
    {
        var fixture = Fixture.Image();
        var layer = fixture.Export().Manifests[0].Manifest.Layers[0].Digest;

        var files = await ExportAsync(fixture, fixture.Export("hello:1").Without(layer));

        Assert.That(files, Does.Not.ContainKey(layer.Hex));
        Assert.That(Encoding.ASCII.GetString(files["SHA256SUMS"]), Does.Not.Contain(layer.Hex));
    }

    private static async Task<IReadOnlyDictionary<string, byte[]>> ExportAsync(ImageFixture fixture, ExportImage image)
    {
        using var workspace = new MemoryWorkspace();
        await new DirectoryExporter()
            .RunAsync([image], new MemoryContent(fixture.Blobs), workspace, CancellationToken.None);
        return workspace.Files;
    }
}
