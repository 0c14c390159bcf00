using System.Text;
using NUnit.Framework;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Abstractions.Tests;

public sealed class ImageDocumentsTests
{
    [Test]
    public void Manifest_OfAnImage_HasConfigAndLayersInOrder()
    {
        var fixture = Fixture.Image(new ImageRecipe { Layers = 3, RepeatsLayer = true });
        var manifest = ImageManifest.Parse(fixture.Root.Descriptor, fixture.Root.Bytes);

        Assert.That(manifest.IsImage, Is.True);
        Assert.That(manifest.ArtifactType, Is.Null);
        Assert.That(manifest.Layers, Has.Length.EqualTo(4));
        Assert.That(manifest.Layers[3], Is.EqualTo(manifest.Layers[0]));
        Assert.That(
            manifest.Layers.Append(manifest.Config).Select(static blob => blob.Digest).Distinct(),
            Is.EquivalentTo(fixture.Blobs.Keys));
    }

    [Test]
    public void Manifest_OfAnArtifact_IsNoImage()
    {
        var fixture = Fixture.Artifact();
        var manifest = ImageManifest.Parse(fixture.Root.Descriptor, fixture.Root.Bytes);

        Assert.That((manifest.IsImage, manifest.ArtifactType), Is.EqualTo((false, "application/vnd.example.thing")));
    }

    [Test]
    public void Index_WithAttestation_TellsItFromImages()
    {
        var fixture = Fixture.Index(["linux/amd64", "linux/arm/v7"], attestation: true);
        var index = ImageIndex.Parse(fixture.Root.Descriptor, fixture.Root.Bytes);

        Assert.That(
            index.Manifests.Select(static entry => entry.IsAttestation), Is.EqualTo(new[] { false, false, true }));
        Assert.That(index.Manifests[1].Platform, Is.EqualTo(Platform.Parse("linux/arm/v7")));
        Assert.That(
            index.Manifests[2].Annotations["vnd.docker.reference.digest"],
            Is.EqualTo(index.Manifests[0].Digest.ToString()));
    }

    [Test]
    public void Config_OfAnImage_HasPlatformAndDiffIds()
    {
        var fixture = Fixture.Image(new ImageRecipe { Platform = Platform.Parse("windows/amd64:10.0.1") });
        var config = fixture.Export("x:1").Manifests[0].Config!;

        Assert.That(config.Platform, Is.EqualTo(Platform.Parse("windows/amd64:10.0.1")));
        Assert.That(config.DiffIds, Has.Length.EqualTo(2));
    }

    [Test]
    public void Config_WithoutPlatform_HasNone()
    {
        var bytes = Encoding.UTF8.GetBytes("""{"os":"linux","architecture":"","rootfs":{"diff_ids":[]}}""");

        Assert.That(
            ImageConfig.Parse(
                new Descriptor(MediaTypes.OciConfig, Digest.Compute(bytes), bytes.Length), bytes).Platform,
            Is.Null);
    }

    [Test]
    public void Create_SomeEntries_ParsesBackToThem()
    {
        var fixture = Fixture.Index(["linux/amd64", "linux/arm64"], attestation: true);
        var entries = ImageIndex.Parse(fixture.Root.Descriptor, fixture.Root.Bytes).Manifests;

        var created = ImageIndex.Create([entries[0], entries[2]]);

        var read = ImageIndex.Parse(created.Descriptor, created.Bytes);
        Assert.That(created.Descriptor.Digest.Matches(created.Bytes.Span), Is.True);
        Assert.That(created.Descriptor.Size, Is.EqualTo(created.Bytes.Length));
        Assert.That(read.Manifests.Select(static entry => (entry.Digest, entry.MediaType, entry.Size, entry.Platform)),
            Is.EqualTo(
                new[] { entries[0], entries[2] }.Select(
                    static entry => (entry.Digest, entry.MediaType, entry.Size, entry.Platform))));
        Assert.That(read.Manifests[1].Annotations, Is.EqualTo(entries[2].Annotations));
        Assert.That(ImageIndex.Create([entries[0], entries[2]]).Bytes.ToArray(), Is.EqualTo(created.Bytes.ToArray()));
    }

    [Test]
    public void Blobs_SharedAndOmitted_AreListedOnce()
    {
        var image = Fixture.Image(new ImageRecipe { RepeatsLayer = true }).Export("x:1");
        var layers = image.Manifests[0].Manifest.Layers;

        Assert.That(image.Blobs(), Is.EqualTo(new[] { layers[0], layers[1] }));
        Assert.That(image.Without(layers[0].Digest).Blobs(), Is.EqualTo(new[] { layers[1] }));
    }

    [Test]
    public void Blobs_OfAnArtifact_HaveItsConfiguration()
    {
        var image = Fixture.Artifact().Export("x:1");
        var manifest = image.Manifests[0].Manifest;

        Assert.That(image.Blobs(), Is.EqualTo(new[] { manifest.Config, manifest.Layers[0] }));
    }
}
