using NUnit.Framework;
using RegistryPull.Exporters.DockerArchive;
using RegistryPull.Exporters.OciLayout;
using RegistryPull.Exporting;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Exporters.Tests;

[TestFixture]
public sealed class ReaderNotesTests
{
    private static readonly ImageFixture Image = Fixture.Image();

    [Test]
    public void Plan_OneName_NeedsNoNote()
    {
        Assert.That(Notes(new DockerArchiveExporter(), Image.Export("app:1")), Is.Empty);
        Assert.That(Notes(new OciArchiveExporter(), Image.Export("app:1")), Is.Empty);
    }

    [Test]
    public void Plan_NoName_SaysWhatContainerdNeeds()
    {
        Assert.That(Notes(new DockerArchiveExporter(), Image.Export()).Single(), Does.Contain("--digests"));
        Assert.That(Notes(new OciArchiveExporter(), Image.Export()).Single(), Does.Contain("--digests"));
    }

    [Test]
    public void Plan_TwoNames_SaysWhatPodmanTakesOfAnOciArchive()
    {
        Assert.That(Notes(new OciArchiveExporter(), Image.Export("app:1", "app:2")).Single(), Does.Contain("regpull load --to podman does"));
        Assert.That(Notes(new DockerArchiveExporter(), Image.Export("app:1", "app:2")), Is.Empty);
    }

    [Test]
    public void Plan_ZstdLayersForDocker_SaysWhoCannotReadThem()
    {
        var image = new ArtifactExport().Add([1], MediaTypes.OciLayerZstd).Build("app:1", MediaTypes.OciConfig);
        var config = ImageConfig.Parse(
            image.Manifests[0].Manifest.Config,
            System.Text.Encoding.UTF8.GetBytes($$$"""{"rootfs":{"diff_ids":["{{{Digest.Compute([1])}}}"]}}"""));
        var runnable = new ExportImage
        {
            Reference = image.Reference,
            Names = image.Names,
            Root = image.Root,
            Manifests = [image.Manifests[0] with { Config = config }],
        };

        Assert.That(
            Notes(new DockerArchiveExporter(), runnable).Single(),
            Does.StartWith("app:1 has layers compressed with zstd, which docker load before version 23 cannot read")
                .And.Contain("--layer-compression none"));
        Assert.That(Notes(new OciArchiveExporter(), runnable), Is.Empty);
    }

    private static System.Collections.Immutable.ImmutableArray<string> Notes(
        IPlannedExporter exporter, ExportImage image) => exporter.Plan([image], PlanContext.Empty).Notes;
}
