using System.Formats.Tar;
using NUnit.Framework;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Archives;

[TestFixture]
internal sealed class ImageArchiveTests : ArchiveTest
{
    private static readonly ImageFixture Image = Fixture.Image(new ImageRecipe { RepeatsLayer = true });

    private static readonly (ImageFixture, string?, string?) Named = (Image, "docker.io/team/app:1.0", "1.0");

    [Test]
    public async Task Open_ALayout_KeepsTheDigestAndTheBytes([Values] bool unpacked)
    {
        var parts = ArchiveParts.Layout(Named);
        var path = Store(parts, unpacked);

        using var repository = await OpenOnlyAsync(path);

        var manifest = await repository.GetManifestAsync("1.0", CancellationToken.None);
        Assert.That(repository.Reference.ToString(), Is.EqualTo("docker.io/team/app:1.0"));
        Assert.That(manifest.Bytes, Is.EqualTo(Image.Root.Bytes));
        Assert.That(manifest.MediaType, Is.EqualTo(MediaTypes.OciManifest));
        foreach (var layer in ArchiveParts.Documents(Image).Manifest.Layers)
        {
            Assert.That(await ReadAsync(repository, layer), Is.EqualTo(Image.Blobs[layer.Digest]));
        }
    }

    [Test]
    public async Task Open_BothLists_TakesTheIndexForItsDigests()
    {
        var (_, config) = ArchiveParts.Documents(Image);
        var manifest = ArchiveParts.ManifestJson(ArchiveBlobs.NameOf(config.Descriptor.Digest), [], "other:1");

        using var repository = await OpenOnlyAsync(Write(ArchiveParts.Layout(Named).Add("manifest.json", manifest)));

        Assert.That(repository.Reference.Familiar, Is.EqualTo("team/app:1.0"));
    }

    [Test]
    public async Task Open_DockerSave_MakesAManifestOfTheDiffIds([Values] bool unpacked)
    {
        var (_, config) = ArchiveParts.Documents(Image);
        var path = Store(ArchiveParts.DockerSave(Image, "team/app:1.0"), unpacked);

        using var repository = await OpenOnlyAsync(path);

        var manifest = await ManifestAsync(repository);
        Assert.That(manifest.Config.Digest, Is.EqualTo(config.Descriptor.Digest), "the image ID");
        Assert.That(manifest.Layers.Select(static layer => layer.Digest), Is.EqualTo(config.DiffIds));
        Assert.That(manifest.Layers.Select(static layer => layer.MediaType), Is.All.EqualTo(MediaTypes.OciLayer));
        Assert.That(
            await repository.GetBlobAsync(manifest.Config, CancellationToken.None), Is.EqualTo(config.Bytes.ToArray()));
        foreach (var layer in manifest.Layers)
        {
            Assert.That(Digest.Compute(await ReadAsync(repository, layer)), Is.EqualTo(layer.Digest));
        }
    }

    [Test]
    public async Task Open_DockerSaveTwice_GivesOneDigest()
    {
        using var tar = await OpenOnlyAsync(Write(ArchiveParts.DockerSave(Image, "team/app:1.0")));
        using var other = await OpenOnlyAsync(
            Write(ArchiveParts.Gzip(ArchiveParts.DockerSave(Image, "b:2").Tar()), "b.tar.gz"));

        Assert.That(
            (await ManifestAsync(tar)).Bytes.ToArray(), Is.EqualTo((await ManifestAsync(other)).Bytes.ToArray()));
    }

    [Test]
    public async Task Open_Crane_HashesTheCompressedLayers()
    {
        using var repository = await OpenOnlyAsync(Write(ArchiveParts.Crane(Image, "team/app:1.0")));

        var layers = (await ManifestAsync(repository)).Layers;
        var expected = ArchiveParts.Documents(Image).Manifest.Layers;
        Assert.That(
            layers.Select(static layer => layer.Digest), Is.EqualTo(expected.Select(static layer => layer.Digest)));
        Assert.That(layers.Select(static layer => layer.MediaType), Is.All.EqualTo(MediaTypes.OciLayerGzip));
        Assert.That(await ReadAsync(repository, layers[0]), Is.EqualTo(Image.Blobs[layers[0].Digest]));
    }

    [Test]
    public async Task Open_AHardLinkToALayer_IsFollowed()
    {
        var (manifest, config) = ArchiveParts.Documents(Fixture.Image(new ImageRecipe { Layers = 1 }));
        var layer = ArchiveParts.Gunzip(Fixture.Image(new ImageRecipe { Layers = 1 }).Blobs[manifest.Layers[0].Digest]);
        var parts =
            new ArchiveParts().Add("a/layer.tar", layer).Link("b/layer.tar", "a/layer.tar", TarEntryType.HardLink)
            .Add("c.json", config.Bytes.ToArray())
            .Add("manifest.json", ArchiveParts.ManifestJson("c.json", ["b/layer.tar"], "x:1"));

        using var repository = await OpenOnlyAsync(Write(parts));

        Assert.That(await ReadAsync(repository, (await ManifestAsync(repository)).Layers[0]), Is.EqualTo(layer));
    }

    [Test]
    public async Task Open_Compressed_ReadsDocumentsWithoutATemporaryFile()
    {
        using var repository = await OpenOnlyAsync(
            Write(ArchiveParts.Gzip(ArchiveParts.Layout(Named).Tar()), "a.tar.gz"));

        Assert.That(
            (await repository.GetManifestAsync("1.0", CancellationToken.None)).Bytes, Is.EqualTo(Image.Root.Bytes));
        Assert.That(Progress.Notes, Is.Empty);
    }

    [Test]
    public async Task Open_CompressedWithALargeLayer_UnpacksItWhenItIsReadAndSaysSo()
    {
        var image = Fixture.Image(new ImageRecipe { LayerSize = 5_000_000, Layers = 1 });
        var layer = ArchiveParts.Documents(image).Manifest.Layers[0];
        var path = Write(ArchiveParts.Gzip(ArchiveParts.Layout((image, null, "1.0")).Tar()), "a.tar.gz");
        using var repository = await OpenOnlyAsync(path);

        var bytes = await ReadAsync(repository, layer);

        Assert.That(bytes, Is.EqualTo(image.Blobs[layer.Digest]));
        Assert.That(Progress.Notes.Single(), Does.Contain("temporary file"));
    }

    [Test]
    public async Task Open_Volumes_ReadsThemAsOne()
    {
        var tar = ArchiveParts.Layout(Named).Tar();
        var size = (tar.Length / 3) + 1;
        foreach (var (volume, i) in tar.Chunk(size).Select(static (bytes, i) => (bytes, i)))
        {
            Write(volume, $"a.tar.00{i + 1}");
        }

        using var repository = await OpenOnlyAsync(PathOf("a.tar.001"));

        foreach (var layer in ArchiveParts.Documents(Image).Manifest.Layers)
        {
            Assert.That(await ReadAsync(repository, layer), Is.EqualTo(Image.Blobs[layer.Digest]));
        }
    }

    [Test]
    public async Task Open_AVolumeIsMissing_NamesIt()
    {
        Write([1], "a.tar.001");
        Write([1], "a.tar.003");

        var error = await Assert.ThrowsAsync<InvalidContentException>(() => OpenAsync(PathOf("a.tar.001")));

        Assert.That(error!.Message, Does.Contain("a.tar.002 is missing"));
    }

    [Test]
    public async Task Open_TheLastVolumeIsMissing_NamesIt()
    {
        var tar = ArchiveParts.Layout(Named).Tar();
        foreach (var (volume, i) in tar.Chunk(tar.Length / 3).Take(2).Select(static (bytes, i) => (bytes, i)))
        {
            Write(volume, $"a.tar.00{i + 1}");
        }

        var error = await Assert.ThrowsAsync<InvalidContentException>(() => OpenAsync(PathOf("a.tar.001")));

        Assert.That(error!.Message, Does.Contain("a.tar.001 is cut off after").And.EndsWith("a.tar.003 if there is one"));
    }

    [Test]
    public async Task Open_ADelta_SaysWhatItLacks()
    {
        var (manifest, _) = ArchiveParts.Documents(Image);
        var parts = ArchiveParts.Layout((Image, null, "1.0"));
        var delta = Without(parts.Tar(), ArchiveBlobs.NameOf(manifest.Layers[0].Digest));
        using var alone = await OpenOnlyAsync(Write(delta, "delta.tar"));

        var error = await Assert.ThrowsAsync<InvalidContentException>(() => ReadAsync(alone, manifest.Layers[0]));
        Assert.That(error!.Message, Does.Contain("delta"));
        Assert.That(
            manifest.Layers.Select(layer => alone.Lacks(layer.Digest)),
            Is.EqualTo(manifest.Layers.Select(layer => layer.Digest == manifest.Layers[0].Digest)));
    }

    [Test]
    public async Task Open_ANestedIndex_ServesItsManifests()
    {
        var image = Fixture.NestedIndex();
        using var repository = await OpenOnlyAsync(Write(ArchiveParts.Layout((image, null, "1.0"))));

        foreach (var manifest in image.Manifests)
        {
            var served = await repository.GetManifestAsync(manifest.Digest.ToString(), CancellationToken.None);
            Assert.That(served.Bytes, Is.EqualTo(manifest.Bytes));
        }
    }

    [Test]
    public async Task GetManifest_ADamagedDocument_NamesTheArchive()
    {
        var parts = ArchiveParts.Layout((Image, null, "1.0"));
        var bytes = parts.Tar();
        var at = bytes.AsSpan().IndexOf(Image.Root.Bytes);
        bytes[at + 20] ^= 1;
        using var repository = await OpenOnlyAsync(Write(bytes));

        var error = await Assert.ThrowsAsync<InvalidContentException>(
            () => repository.GetManifestAsync("1.0", CancellationToken.None));

        Assert.That(
            error!.Message, Does.StartWith($"{PathOf("a.tar")} is damaged").And.Contain(Image.Root.Digest.ToString()));
    }

    private string Store(ArchiveParts parts, bool unpacked)
    {
        if (!unpacked)
        {
            return Write(parts);
        }

        parts.Unpack(PathOf("a"));
        return PathOf("a");
    }

    private static async Task<ImageManifest> ManifestAsync(ArchiveRepository repository)
    {
        var served = await repository.GetManifestAsync(repository.Reference.Tag!, CancellationToken.None);
        var descriptor = new Descriptor(served.MediaType, Digest.Compute(served.Bytes), served.Bytes.Length);
        return ImageManifest.Parse(descriptor, served.Bytes);
    }

    private static byte[] Without(byte[] tar, string name)
    {
        using var result = new MemoryStream();
        using (var writer = new TarWriter(result, leaveOpen: true))
        using (var reader = new TarReader(new MemoryStream(tar)))
        {
            while (reader.GetNextEntry() is { } entry)
            {
                if (entry.Name != name)
                {
                    writer.WriteEntry(entry);
                }
            }
        }

        return result.ToArray();
    }
}
