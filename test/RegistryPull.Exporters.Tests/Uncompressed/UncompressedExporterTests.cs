using System.Text.Json.Nodes;
using NUnit.Framework;
using RegistryPull.Exporters.DockerArchive;
using RegistryPull.Exporters.OciLayout;
using RegistryPull.Exporters.Uncompressed;
using RegistryPull.Exporting;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Exporters.Tests.Uncompressed;

[TestFixture]
public sealed class UncompressedExporterTests
{
    private static readonly ImageFixture Image = Fixture.Image();

    private static readonly ImageFixture Index = Fixture.Index(["linux/amd64", "linux/arm64"], attestation: true);

    [Test]
    public async Task Export_DockerArchive_HoldsWhatTheDiffIdsName()
    {
        var image = Image.Export("app:1");
        var (manifest, config) = (image.Manifests[0].Manifest, image.Manifests[0].Config!);
        using var workspace = await ExportAsync(new DockerArchiveExporter(), Image, image);

        var entries = Exported.Entries(workspace.Files[""]);

        var json = entries.Json("manifest.json")[0]!;
        Assert.That((string?)json["Config"], Is.EqualTo($"blobs/sha256/{config.Descriptor.Digest.Hex}"));
        Assert.That(
            json["Layers"]!.AsArray().Select(static path => (string)path!),
            Is.EqualTo(config.DiffIds.Select(static id => $"blobs/sha256/{id.Hex}")));
        Assert.That(
            config.DiffIds.Select(id => Digest.Compute(entries.Content($"blobs/sha256/{id.Hex}"))),
            Is.EqualTo(config.DiffIds));
        Assert.That(entries.Select(static entry => entry.Name), Has.None.Contain(manifest.Layers[0].Digest.Hex));
    }

    [Test]
    public async Task Export_AnImage_ReportsTheDigestThatItHasThere()
    {
        var image = Image.Export("app:1");
        using var workspace = await ExportAsync(new DockerArchiveExporter(), Image, image);

        var entry = Exported.Entries(workspace.Files[""]).Json("index.json")["manifests"]![0]!;
        Assert.That(
            workspace.Digests,
            Is.EqualTo(
                new Dictionary<Digest, Digest> { [image.Root.Digest] = Digest.Parse((string)entry["digest"]!) }));
        Assert.That(workspace.Notes.Single(), Does.Contain($"its digest is {(string?)entry["digest"]}"));
    }

    [Test]
    public async Task Export_AnIndex_NamesTheNewManifestsInIt()
    {
        var image = Index.Export("app:1");
        using var workspace = await ExportAsync(new OciArchiveExporter(), Index, image);
        var entries = Exported.Entries(workspace.Files[""]);

        var root = Digest.Parse((string)entries.Json("index.json")["manifests"]![0]!["digest"]!);
        var index = Blob(entries, root)["manifests"]!.AsArray();

        foreach (var platform in index.Take(2))
        {
            var manifest = Blob(entries, Digest.Parse((string)platform!["digest"]!));
            var layers = manifest["layers"]!.AsArray();
            Assert.That(
                layers.Select(static layer => (string)layer!["mediaType"]!), Is.All.EqualTo(MediaTypes.OciLayer));
            foreach (var layer in layers)
            {
                var bytes = entries.Content($"blobs/sha256/{Digest.Parse((string)layer!["digest"]!).Hex}");
                Assert.That(
                    (bytes.Length, Digest.Compute(bytes).ToString()),
                    Is.EqualTo(((int)layer["size"]!, (string)layer["digest"]!)));
            }
        }

        Assert.That(
            (string?)index[2]!["annotations"]!["vnd.docker.reference.digest"],
            Is.EqualTo((string?)index[0]!["digest"]));
    }

    [Test]
    public async Task Export_LayersThatAreNotCompressed_LeavesTheDigest()
    {
        using var first = await ExportAsync(new DockerArchiveExporter(), Image, Image.Export("app:1"));
        var written = Written(first);

        using var second = new MemoryWorkspace();
        await new UncompressedExporter(new DockerArchiveExporter(), new UnpackLimits()).RunAsync(
            [written.Image], new MemoryContent(written.Blobs), second, CancellationToken.None);

        Assert.That(second.Digests, Is.Empty);
        Assert.That(second.Files[""], Is.EqualTo(first.Files[""]));
    }

    [TestCase(true, "does not unpack to what its configuration says")]
    [TestCase(false, "cannot be decompressed")]
    public async Task Export_ALayerThatIsNotWhatItShouldBe_IsInvalidContent(bool isSound, string message)
    {
        var image = Image.Export("app:1");
        var layer = image.Manifests[0].Manifest.Layers[0];
        var content =
            isSound ? Image.Blobs[image.Manifests[0].Manifest.Layers[1].Digest] : Damaged(Image.Blobs[layer.Digest]);
        var damaged = new ArtifactExport().Add(content, MediaTypes.OciLayerGzip);
        var built = damaged.Build("app:1", MediaTypes.OciConfig);
        var config = Config(image.Manifests[0].Config!.DiffIds[0]);
        var wrong = new ExportImage
        {
            Reference = built.Reference,
            Names = built.Names,
            Root = built.Root,
            Manifests = [built.Manifests[0] with { Config = config }],
        };
        using var workspace = new MemoryWorkspace();

        var error = await Assert.ThrowsAsync<InvalidContentException>(() =>
            new UncompressedExporter(new DockerArchiveExporter(), new UnpackLimits())
                .RunAsync([wrong], damaged.Content, workspace, CancellationToken.None));

        Assert.That(error!.Message, Does.Contain(message));
        Assert.That(error.Digest, Is.EqualTo(Digest.Compute(content)));
    }

    // Behind the header of gzip, where nothing that deflate knows begins so.
    private static byte[] Damaged(byte[] gzip) => [.. gzip[..10], .. Enumerable.Repeat((byte)0xFF, gzip.Length - 10)];

    private static ImageConfig Config(Digest diffId)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes($$$"""{"rootfs":{"diff_ids":["{{{diffId}}}"]}}""");
        return ImageConfig.Parse(new Descriptor(MediaTypes.OciConfig, Digest.Compute(bytes), bytes.Length), bytes);
    }

    private static async Task<MemoryWorkspace> ExportAsync(
        IPlannedExporter format, ImageFixture fixture, ExportImage image)
    {
        var workspace = new MemoryWorkspace();
        await new UncompressedExporter(format, new UnpackLimits()).RunAsync(
            [image], Exported.Source([fixture]), workspace, CancellationToken.None);
        return workspace;
    }

    private static JsonNode Blob(IReadOnlyList<System.Formats.Tar.TarEntry> entries, Digest digest) =>
        entries.Json($"blobs/sha256/{digest.Hex}");

    private static (ExportImage Image, Dictionary<Digest, byte[]> Blobs) Written(MemoryWorkspace workspace)
    {
        var entries = Exported.Entries(workspace.Files[""]);
        var blobs = entries.Where(static entry => entry.Name.StartsWith("blobs/", StringComparison.Ordinal))
            .Select(entry => entries.Content(entry.Name)).ToDictionary(static bytes => Digest.Compute(bytes));
        var digest = Digest.Parse((string)entries.Json("index.json")["manifests"]![0]!["digest"]!);
        var manifest = ImageManifest.Parse(
            new Descriptor(MediaTypes.OciManifest, digest, blobs[digest].Length), blobs[digest]);
        var reference = ImageReference.Parse("app:1");
        return (new ExportImage
        {
            Reference = reference,
            Names = [reference],
            Root = manifest.Descriptor,
            Manifests =
                [new SelectedManifest(manifest, ImageConfig.Parse(manifest.Config, blobs[manifest.Config.Digest]))],
        }, blobs);
    }
}
