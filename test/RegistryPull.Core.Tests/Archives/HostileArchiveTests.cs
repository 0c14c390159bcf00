using System.Formats.Tar;
using NUnit.Framework;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Archives;

/// <summary>Archives that want something else than to be read.</summary>
[TestFixture]
internal sealed class HostileArchiveTests : ArchiveTest
{
    private static readonly ImageFixture Image = Fixture.Image();

    private static ArchiveParts Sound => ArchiveParts.Layout((Image, null, "1.0"));

    [Test]
    public async Task Open_TwoEntriesOfOneName_IsRefused(
        [Values("index.json", "./index.json", "blobs/../index.json")] string name) =>
        Assert.That((await RefusedAsync(Sound.Add(name, "{}"))).Message, Does.Contain("two entries of one name"));

    [Test]
    public async Task Open_ANameThatLeavesTheArchive_IsRefused() =>
        Assert.That((await RefusedAsync(Sound.Add("../evil", "x"))).Message, Does.Contain("leads out of it"));

    [TestCase("../../etc/passwd")]
    [TestCase("/etc/passwd")]
    public async Task Open_ALinkThatLeavesTheArchive_IsRefused(string target) =>
        Assert.That(
            (await RefusedAsync(DockerSave("c.json").Link("c.json", target))).Message, Does.Contain("leads out of it"));

    [Test]
    public async Task Open_LinksInACircle_AreRefused() =>
        Assert.That(
            (await RefusedAsync(DockerSave("c.json").Link("c.json", "d.json").Link("d.json", "c.json"))).Message,
            Does.Contain("circle"));

    [Test]
    public async Task Open_APipeInTheListOfImages_IsRefused() =>
        Assert.That(
            (await RefusedAsync(DockerSave("c.json").Special("c.json", TarEntryType.Fifo)))
                .Message, Does.Contain("a pipe"));

    [TestCase("../../../etc/passwd")]
    [TestCase("a/../../b")]
    public async Task Open_AManifestThatPointsOutside_IsRefused(string config) =>
        Assert.That((await RefusedAsync(DockerSave(config))).Message, Does.Contain("leads out of the archive"));

    [Test]
    public async Task Open_AnUnpackedArchiveWithALinkToAFileOutside_IsRefused()
    {
        DockerSave("c.json").Unpack(PathOf("a"));
        Write(ArchiveParts.Documents(Image).Config.Bytes.ToArray(), "c.json");
        File.CreateSymbolicLink(Path.Combine(PathOf("a"), "c.json"), "../c.json");

        var error = await Assert.ThrowsAsync<InvalidContentException>(() => OpenOnlyAsync(PathOf("a")));

        Assert.That(error!.Message, Does.Contain("leads out of it"));
    }

    [Test]
    public async Task Open_ALinkInTheDirectoryOfBlobs_IsNotFollowed()
    {
        Sound.Unpack(PathOf("a"));
        Directory.Move(Path.Combine(PathOf("a"), "blobs"), PathOf("elsewhere"));
        Directory.CreateSymbolicLink(Path.Combine(PathOf("a"), "blobs"), PathOf("elsewhere"));
        using var repository = await OpenOnlyAsync(PathOf("a"));

        var error = await Assert.ThrowsAsync<InvalidContentException>(
            () => repository.GetManifestAsync("1.0", CancellationToken.None));

        Assert.That(error!.Message, Does.Contain("is a link"));
    }

    [Test]
    public async Task Open_OtherNumbersOfLayersAndDiffIds_IsRefused()
    {
        var config = ArchiveParts.Documents(Image).Config;
        var parts = new ArchiveParts().Add("c.json", config.Bytes.ToArray())
            .Add("manifest.json", ArchiveParts.ManifestJson("c.json", []));

        Assert.That((await RefusedAsync(parts)).Message, Does.Contain("lists 0 layers"));
    }

    [TestCase("null")]
    [TestCase("[null]")]
    [TestCase("{}")]
    [TestCase("[{\"Config\":1}]")]
    [TestCase("[{}]")]
    [TestCase("[")]
    public async Task Open_AMalformedManifest_IsRefused(string manifest) =>
        Assert.That(
            (await RefusedAsync(new ArchiveParts().Add("manifest.json", manifest))).Message,
            Does.Contain("manifest.json is malformed"));

    [TestCase("null")]
    [TestCase("{\"manifests\":[{}]}")]
    [TestCase("[")]
    public async Task Open_AMalformedIndex_IsRefused(string index) =>
        Assert.That(
            (await RefusedAsync(new ArchiveParts().Add("index.json", index))).Message, Does.Contain("index.json"));

    [Test]
    public async Task Open_AListOfMoreThan4MiB_IsRefused() =>
        Assert.That(
            (await RefusedAsync(new ArchiveParts().Add("index.json", new byte[(4 * 1024 * 1024) + 1]))).Message,
            Does.Contain("larger than 4 MiB"));

    [Test]
    public async Task Open_NoImages_IsRefused() =>
        Assert.That(
            (await RefusedAsync(new ArchiveParts().Add("etc/hostname", "x"))).Message, Does.Contain("holds no images"));

    [Test]
    public async Task Open_CutAnywhere_IsRefused()
    {
        var whole = Sound.Tar();
        for (var length = 0; length < whole.Length; length += 997)
        {
            var path = Write(whole[..length], $"{length}.tar");
            var error = await Assert.ThrowsAsync<InvalidContentException>(
                () => ReadAllAsync(path), $"{length} of {whole.Length} bytes");
            Assert.That(error!.Message, Does.StartWith(path));
        }
    }

    [Test]
    public async Task Open_CompressedAndCut_IsRefused()
    {
        var whole = ArchiveParts.Gzip(Sound.Tar());

        var error = await Assert.ThrowsAsync<InvalidContentException>(
            () => ReadAllAsync(Write(whole[..(whole.Length / 2)])));

        Assert.That(error!.Message, Does.StartWith(PathOf("a.tar")));
    }

    [TestCase(new byte[0], "it is empty")]
    [TestCase(new byte[] { 1, 2, 3 }, "it is not a tar")]
    [TestCase(new byte[] { 0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0 }, "compressed with xz")]
    public async Task Open_NoArchive_SaysWhatItIs(byte[] bytes, string expected)
    {
        var error = await Assert.ThrowsAsync<InvalidContentException>(() => OpenAsync(Write(bytes)));

        Assert.That(error!.Message, Does.Contain(expected));
    }

    [Test]
    public async Task Open_NothingThere_IsNotFound()
    {
        Write([1], "b.tar.001");

        Assert.That(
            (await Assert.ThrowsAsync<ImageNotFoundException>(() => OpenAsync(PathOf("a.tar"))))!.Message,
            Does.EndWith("does not exist"));
        Assert.That(
            (await Assert.ThrowsAsync<ImageNotFoundException>(() => OpenAsync(PathOf("b.tar"))))!.Message,
            Does.Contain("b.tar.001"));
    }

    private static ArchiveParts DockerSave(string config) =>
        new ArchiveParts().Add("manifest.json", ArchiveParts.ManifestJson(config, [], "x:1"));

    private async Task ReadAllAsync(string path)
    {
        using var repository = await OpenOnlyAsync(path);
        await repository.GetManifestAsync("1.0", CancellationToken.None);
        var (manifest, config) = ArchiveParts.Documents(Image);
        await repository.GetBlobAsync(config.Descriptor, CancellationToken.None);
        foreach (var layer in manifest.Layers)
        {
            await ReadAsync(repository, layer);
        }
    }
}
