using System.Collections.Immutable;
using System.IO.Compression;
using NUnit.Framework;
using RegistryPull.Opening;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Archives;

/// <summary>An archive whose images were listed is opened again. Its headers are spoiled in between, so that a second
/// reading of them would fail.</summary>
[TestFixture]
internal sealed class KnownArchiveTests : ArchiveTest
{
    private static readonly ImageFixture Image = Fixture.Image();

    private static ArchiveParts Parts => ArchiveParts.Layout((Image, "docker.io/library/app:1", "1"));

    [Test]
    public async Task Open_AfterAListing_ReadsNoHeaders()
    {
        var path = Write(Parts);
        var found = await FindAsync(path);
        Spoil(path);

        using var pool = new ArchivePool(Progress, new RegistryPullOptions());
        using var repository = await OpenAsync(pool, found.Single());

        var layer = Image.Layers()[0];
        Assert.That(await ReadAsync(repository, layer), Is.EqualTo(Image.Blobs[layer.Digest]));
    }

    [Test]
    public async Task Open_AfterAListingOfACompressedArchive_DecompressesNothingForDocuments()
    {
        var path = Write(Compress(Parts.Tar()));
        var found = await FindAsync(path);
        Spoil(path);

        using var pool = new ArchivePool(Progress, new RegistryPullOptions());
        using var repository = await OpenAsync(pool, found.Single());

        Assert.That(repository, Is.Not.Null);
    }

    [Test]
    public async Task Open_AfterAChange_ReadsTheHeadersAgain()
    {
        var path = Write(Parts);
        var found = await FindAsync(path);
        Write([1, 2, 3]);

        using var pool = new ArchivePool(Progress, new RegistryPullOptions());

        await Assert.ThrowsAsync<InvalidContentException>(() => OpenAsync(pool, found.Single()));
    }

    [Test]
    public async Task Search_SeveralTextsOfOneArchive_ReadsItOnce()
    {
        var path = Write(Parts);
        using var search = new ImageSearch();
        var all = await search.FindAsync(path, CancellationToken.None);
        Spoil(path);

        var one = await search.FindOneAsync($"{path}#app:1", CancellationToken.None);

        Assert.That(one, Is.EqualTo(all.Single()));
    }

    [Test]
    public async Task Equals_TwoReadings_AreEqual()
    {
        var path = Write(Parts);
        var first = (await ImageLocator.FindAsync(path, CancellationToken.None)).Single();

        var second = (await ImageLocator.FindAsync(path, CancellationToken.None)).Single();

        Assert.That(second, Is.EqualTo(first));
        Assert.That(second.GetHashCode(), Is.EqualTo(first.GetHashCode()));
        Assert.That(second, Is.Not.EqualTo(ImageLocator.FromReference(first.Reference)));
    }

    private async Task<ImmutableArray<ImageLocator>> FindAsync(string path) =>
        await new ImageFinder(Pool).FindAsync(path, CancellationToken.None);

    private static Task<ArchiveRepository> OpenAsync(ArchivePool pool, ImageLocator image) =>
        pool.OpenAsync(image.Path!, image.Reference, image.Known, CancellationToken.None);

    // The size and the time stay, by which a change is noticed.
    private static void Spoil(string path)
    {
        var written = File.GetLastWriteTimeUtc(path);
        var archive = File.ReadAllBytes(path);
        archive.AsSpan(0, 512).Clear();
        File.WriteAllBytes(path, archive);
        File.SetLastWriteTimeUtc(path, written);
    }

    private static byte[] Compress(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return compressed.ToArray();
    }
}
