using System.IO.Compression;
using System.Text;
using NUnit.Framework;
using RegistryPull.Archives;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Verifying;

[TestFixture]
internal sealed class ArchiveVerifierTests : VerifierTest
{
    private static readonly ImageFixture Image = Fixture.Image(new ImageRecipe { Layers = 3, RepeatsLayer = true });

    private static ArchiveParts Layout(ImageFixture image) =>
        ArchiveParts.Layout((image, "docker.io/team/app:1.0", "1.0"));

    [Test]
    public async Task Verify_ALayout_IsWhole([Values] bool unpacked, [Values] bool index)
    {
        var image = index ? Fixture.Index(["linux/amd64", "linux/arm64"], attestation: true) : Image;
        var path = Store(Layout(image), unpacked);

        var result = await VerifyAsync(path);

        Assert.That(result.Findings, Is.Empty);
        Assert.That(result.IsWhole, Is.True);
        Assert.That(result.Images.Single().Names.Single().Familiar, Is.EqualTo("team/app:1.0"));
        Assert.That(result.Images.Single().Digest, Is.EqualTo(image.Root.Digest));
        Assert.That(result.Images.Single().Platforms, Has.Length.EqualTo(index ? 2 : 1));
        Assert.That(
            result.Size,
            Is.EqualTo(image.Blobs.Values.Sum(static blob => (long)blob.Length)),
            "every blob is hashed once");
    }

    [Test]
    public async Task Verify_DockerSave_IsWhole([Values] bool unpacked) =>
        Assert.That(
            (await VerifyAsync(Store(ArchiveParts.DockerSave(Image, "team/app:1.0"), unpacked))).Findings, Is.Empty);

    [Test]
    public async Task Verify_CompressedAsAWhole_IsWhole() =>
        Assert.That((await VerifyAsync(Write(ArchiveParts.Gzip(Layout(Image).Tar())))).Findings, Is.Empty);

    [Test]
    public async Task Verify_AFlippedByte_NamesTheBlob([Values("manifest", "index", "config", "layer")] string kind)
    {
        var image = Fixture.Index(["linux/amd64", "linux/arm64"]);
        var manifest = image.Manifests.First(static one => MediaTypes.IsManifest(one.MediaType));
        var parsed = ImageManifest.Parse(manifest.Descriptor, manifest.Bytes);
        var (digest, content) = kind switch
        {
            "manifest" => (manifest.Digest, manifest.Bytes),
            "index" => (image.Root.Digest, image.Root.Bytes),
            "config" => (parsed.Config.Digest, image.Blobs[parsed.Config.Digest]),
            _ => (parsed.Layers[1].Digest, image.Blobs[parsed.Layers[1].Digest]),
        };
        var tar = Layout(image).Tar();
        tar[tar.AsSpan().IndexOf(content) + (content.Length / 2)] ^= 1;

        var result = await VerifyAsync(Write(tar));

        Assert.That(result.IsWhole, Is.False);
        Assert.That(result.Engines, Is.Empty);
        var finding = result.Findings.Single();
        Assert.That(finding.Digest, Is.EqualTo(digest));
        Assert.That(
            finding.Message,
            Does.Contain(digest.ToString()).And.Contain("does not match its digest").And.Contain(PathOf("a.tar")));
        Assert.That(
            finding.Kind,
            Is.EqualTo(kind is "manifest" or "index" ? VerifyFindingKind.Document : VerifyFindingKind.Blob));
    }

    [Test]
    public async Task Verify_SeveralBadBlobs_NamesAll()
    {
        var layers = ArchiveParts.Documents(Image).Manifest.Layers;
        var tar = Layout(Image).Tar();
        foreach (var layer in layers.Take(2))
        {
            tar[tar.AsSpan().IndexOf(Image.Blobs[layer.Digest]) + 50] ^= 1;
        }

        var result = await VerifyAsync(Write(tar));

        Assert.That(
            result.Findings.Select(static finding => finding.Digest),
            Is.EquivalentTo(layers.Take(2).Select(static layer => layer.Digest)));
    }

    [Test]
    public async Task Verify_AShorterBlob_SaysBothSizes()
    {
        var layer = ArchiveParts.Documents(Image).Manifest.Layers[0];
        var folder = Store(Layout(Image), unpacked: true);
        await File.WriteAllBytesAsync(
            Path.Combine(folder, ArchiveBlobs.NameOf(layer.Digest)), Image.Blobs[layer.Digest][..^7]);

        var finding = (await VerifyAsync(folder)).Findings.Single();

        Assert.That(finding.Message, Does.Contain($"has {layer.Size - 7} bytes, and not the {layer.Size}"));
    }

    [Test]
    public async Task Verify_AMissingBlob_IsNamed()
    {
        var folder = Store(Layout(Image), unpacked: true);
        var layer = ArchiveParts.Documents(Image).Manifest.Layers[1];
        File.Delete(Path.Combine(folder, ArchiveBlobs.NameOf(layer.Digest)));

        var finding = (await VerifyAsync(folder)).Findings.Single();

        Assert.That((finding.Kind, finding.Digest), Is.EqualTo((VerifyFindingKind.Blob, layer.Digest)));
        Assert.That(finding.Message, Does.Contain("--base"));
    }

    [Test]
    public async Task Verify_WithoutTheManifestOfAPlatform_IsWholeAndSaysSo()
    {
        var image = Fixture.Index(["linux/amd64", "linux/arm64"]);
        var folder = Store(Layout(image), unpacked: true);
        var absent = ImageIndex.Parse(image.Root.Descriptor, image.Root.Bytes).Manifests[1];
        File.Delete(Path.Combine(folder, ArchiveBlobs.NameOf(absent.Digest)));

        var result = await VerifyAsync(folder);

        Assert.That(result.Findings, Is.Empty);
        Assert.That(result.Images.Single().AbsentPlatforms, Is.EqualTo(new[] { Platform.Parse("linux/arm64") }));
    }

    [Test]
    public async Task Verify_WithoutAnyManifestOfAnIndex_IsNotWhole()
    {
        var image = Fixture.Index(["linux/amd64", "linux/arm64"]);
        var folder = Store(Layout(image), unpacked: true);
        foreach (var entry in ImageIndex.Parse(image.Root.Descriptor, image.Root.Bytes).Manifests)
        {
            File.Delete(Path.Combine(folder, ArchiveBlobs.NameOf(entry.Digest)));
        }

        Assert.That((await VerifyAsync(folder)).Findings.Single().Message, Does.Contain("none of the manifests"));
    }

    [Test]
    public async Task Verify_AWrongDiffId_NamesTheLayer()
    {
        var tars = new[] { new ArchiveParts().Add("a", "1").Tar(), new ArchiveParts().Add("b", "2").Tar() };
        var image = Fixture.OfTars(tars);
        var (manifest, config) = ArchiveParts.Documents(image);
        var wrong = Digest.Compute("other"u8);
        var text = Encoding.UTF8.GetString(config.Bytes.Span)
            .Replace(config.DiffIds[1].ToString(), wrong.ToString(), StringComparison.Ordinal);
        var bytes = Encoding.UTF8.GetBytes(text);
        var changed = ImageManifest.Create(
            new Descriptor(MediaTypes.OciConfig, Digest.Compute(bytes), bytes.Length), manifest.Layers);
        var parts = new ArchiveParts().Add("oci-layout", "{}")
            .Add(ArchiveBlobs.NameOf(changed.Config.Digest), bytes)
            .Add(ArchiveBlobs.NameOf(changed.Descriptor.Digest), changed.Bytes.ToArray())
            .Add("index.json", ImageIndex.Create([changed.Descriptor]).Bytes.ToArray());
        foreach (var layer in manifest.Layers)
        {
            parts.Add(ArchiveBlobs.NameOf(layer.Digest), image.Blobs[layer.Digest]);
        }

        var finding = (await VerifyAsync(Write(parts))).Findings.Single();

        Assert.That((finding.Kind, finding.Digest), Is.EqualTo((VerifyFindingKind.Blob, manifest.Layers[1].Digest)));
        Assert.That(finding.Message, Does.Contain($"the diff_id {wrong}"));
    }

    [Test]
    public async Task Verify_ALayerThatUnpacksToTooMuch_IsRefused()
    {
        // 2 GiB of zeros in 2 MB; a hundred times its size is allowed above 1 GiB.
        using var bomb = new MemoryStream();
        using (var gzip = new GZipStream(bomb, CompressionLevel.Fastest, leaveOpen: true))
        {
            var zeros = new byte[1024 * 1024];
            gzip.Write(new ArchiveParts().Add("a", "1").Tar());
            for (var i = 0; i < 2048; i++)
            {
                gzip.Write(zeros);
            }
        }

        var blob = bomb.ToArray();
        Assume.That(blob.Length, Is.LessThan(20 * 1024 * 1024));
        var layer = new Descriptor(MediaTypes.OciLayerGzip, Digest.Compute(blob), blob.Length);
        var config = Encoding.UTF8.GetBytes($$$"""{"os":"linux","architecture":"amd64","rootfs":{"type":"layers","diff_ids":["{{{Digest.Compute([])}}}"]}}""");
        var manifest = ImageManifest.Create(
            new Descriptor(MediaTypes.OciConfig, Digest.Compute(config), config.Length), [layer]);
        var parts = new ArchiveParts().Add(ArchiveBlobs.NameOf(layer.Digest), blob)
            .Add(ArchiveBlobs.NameOf(manifest.Config.Digest), config)
            .Add(ArchiveBlobs.NameOf(manifest.Descriptor.Digest), manifest.Bytes.ToArray())
            .Add("index.json", ImageIndex.Create([manifest.Descriptor]).Bytes.ToArray());

        Assert.That(
            (await VerifyAsync(Write(parts))).Findings.Single().Message,
            Does.Contain("unpacks to more than 100 times"));
    }

    [Test]
    public async Task Verify_CutOff_IsAFinding()
    {
        var tar = Layout(Image).Tar();

        var result = await VerifyAsync(Write(tar[..(tar.Length / 2)]));

        Assert.That(Kinds(result), Is.EqualTo(new[] { VerifyFindingKind.Archive }));
        Assert.That(result.Findings[0].Message, Does.Contain("cut off"));
        Assert.That(result.Images, Is.Empty);
    }

    [Test]
    public void Verify_NothingThere_Throws() =>
        Assert.ThrowsAsync<ImageNotFoundException>(() => VerifyAsync(PathOf("none.tar")));

    [Test]
    public async Task Verify_NamesThatEnginesRefuse_AreFindings()
    {
        var result = await VerifyAsync(Write(ArchiveParts.Layout((Image, "UPPER:1", "1.0"))));

        Assert.That(result.Findings.Single().Message, Does.Contain("'UPPER:1' is not a name"));
    }

    [Test]
    public async Task Verify_ListsOfDifferentImages_AreAFinding()
    {
        var other = ArchiveParts.Documents(Fixture.Image(new ImageRecipe { Seed = 9 })).Config;
        var parts = Layout(Image)
            .Add(ArchiveBlobs.NameOf(other.Descriptor.Digest), other.Bytes.ToArray())
            .Add(
                "manifest.json",
                ArchiveParts.ManifestJson(ArchiveBlobs.NameOf(other.Descriptor.Digest), [], "team/app:1.0"));

        Assert.That(
            (await VerifyAsync(Write(parts))).Findings.Single().Message,
            Does.Contain($"manifest.json lists the image {other.Descriptor.Digest}"));
    }

    [Test]
    public async Task Verify_AListOfFilesThatAreNotThere_IsAFinding()
    {
        var (_, config) = ArchiveParts.Documents(Image);
        var parts = Layout(Image).Add(
            "manifest.json",
            ArchiveParts.ManifestJson(ArchiveBlobs.NameOf(config.Descriptor.Digest), ["none/layer.tar"], "a:1"));

        Assert.That((await VerifyAsync(Write(parts))).Findings.Single().Message, Does.Contain("'none/layer.tar'"));
    }

    private string Store(ArchiveParts parts, bool unpacked)
    {
        if (!unpacked)
        {
            return Write(parts);
        }

        parts.Unpack(PathOf("layout"));
        return PathOf("layout");
    }
}
