using System.Diagnostics;
using NUnit.Framework;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Caching;

/// <summary>Pulls that share a cache, in every format.</summary>
[TestFixture]
internal sealed class BlobCacheTests
{
    private static readonly ImageFixture Image = Fixture.Image(new ImageRecipe { Layers = 3, LayerSize = 50_000 });

    private static readonly Descriptor Layer = Image.Layers()[0];

    private static readonly string[] Formats = ["docker", "oci", "oci-archive", "rootfs", "rootfs-tar"];

    [Test]
    public async Task Pull_Again_AsksForNoLayer(
        [ValueSource(nameof(Formats))] string format, [ValueSource(nameof(Formats))] string filledBy)
    {
        await using var pull = await CachedPull.FilledAsync(Image, format, filledBy);

        var result = await pull.RunAsync();

        Assert.That(result.Images[0].Layers.Select(static layer => layer.From), Is.All.EqualTo(BlobOrigin.Cache));
        Assert.That(Image.Layers().SelectMany(pull.Asked), Is.Empty);
        Assert.That(
            (pull.Progress.Origins[Layer.Digest], pull.Progress.Notes),
            Is.EqualTo((BlobOrigin.Cache, Array.Empty<string>())));
        pull.AssertOutput(Image);
        pull.AssertCache(Image.Layers());
    }

    [Test]
    public async Task Pull_ToAStream_AsksForNoLayer()
    {
        await using var pull = await CachedPull.FilledAsync(Image);

        var (bytes, result) = await StreamAsync(pull);
        await pull.RunAsync();

        Assert.That(bytes, Is.EqualTo(await File.ReadAllBytesAsync(pull.Output)));
        Assert.That(result.Images[0].Layers.Select(static layer => layer.From), Is.All.EqualTo(BlobOrigin.Cache));
        Assert.That(Image.Layers().SelectMany(pull.Asked), Is.Empty);
    }

    [Test]
    public async Task Pull_ToAStream_KeepsWhatPasses()
    {
        await using var pull = await CachedPull.StartAsync(Image);

        var (_, result) = await StreamAsync(pull);

        Assert.That(result.Images[0].Layers.Select(static layer => layer.From), Is.All.EqualTo(BlobOrigin.Registry));
        pull.AssertCache(Image.Layers());
    }

    [Test]
    public async Task Pull_AStreamThatBreaks_KeepsNothingOfIt()
    {
        await using var pull = await CachedPull.StartAsync(
            Fixture.Image(new ImageRecipe { Layers = 1, LayerSize = 50_000 }));
        pull.Options = pull.Options with { Retries = 0 };
        pull.Registry.Faults.Add(When.Digest(Layer.Digest), Faults.Tear(20_000));

        await pull.FailAsync<RegistryUnavailableException>(
            static request => request with { Stream = new MemoryStream() });

        pull.AssertCache([]);
    }

    [Test]
    public async Task Pull_NoCacheNamed_KeepsNothing()
    {
        await using var pull = await Pull.StartAsync(Image);

        await pull.RunAsync();

        Assert.That(Directory.GetFileSystemEntries(pull.Folder), Is.EqualTo(new[] { pull.Output }));
    }

    [Test]
    public async Task Pull_AnotherImageWithTheSameLayer_AsksForTheRestAlone()
    {
        var larger = Fixture.Image(new ImageRecipe { Layers = 5, LayerSize = 50_000 });
        await using var pull = await CachedPull.FilledAsync(Image);
        pull.Push(larger);

        await pull.RunAsync();

        Assert.That(larger.Layers().Where(layer => pull.Asked(layer).Count > 0), Is.EqualTo(larger.Layers().Skip(3)));
        pull.AssertCache(larger.Layers());
    }

    [TestCase("flipped")]
    [TestCase("short")]
    [TestCase("empty")]
    [TestCase("long")]
    [TestCase("link")]
    [TestCase("pipe")]
    public async Task Pull_ABlobOfTheCacheIsDamaged_FetchesItAndPutsItRight(string damage)
    {
        foreach (var format in Formats)
        {
            await using var pull = await CachedPull.FilledAsync(Image, format);
            Damage(pull.Cache().PathOf(Layer.Digest), damage);

            var result = await pull.RunAsync();

            Assert.That(
                result.Images[0].Layers.Select(static layer => layer.From),
                Is.EqualTo(new[] { BlobOrigin.Registry, BlobOrigin.Cache, BlobOrigin.Cache }),
                format);
            Assert.That(
                pull.Asked(Layer).Select(static request => request.Range), Is.EqualTo(new string?[] { null }), format);
            Assert.That(
                pull.Progress.Notes, Has.Exactly(1).Items.And.All.Contains(pull.Cache().PathOf(Layer.Digest)), format);
            pull.AssertOutput(Image);
            pull.AssertCache(Image.Layers());
        }
    }

    [TestCase("flipped")]
    [TestCase("short")]
    public async Task Pull_ABlobOfTheCacheIsDamaged_StreamsTheRightOne(string damage)
    {
        await using var pull = await CachedPull.FilledAsync(Image);
        Damage(pull.Cache().PathOf(Layer.Digest), damage);

        var (bytes, _) = await StreamAsync(pull);
        await pull.RunAsync();

        Assert.That(bytes, Is.EqualTo(await File.ReadAllBytesAsync(pull.Output)));
        Assert.That(pull.Asked(Layer), Has.Count.EqualTo(1));
        pull.AssertCache(Image.Layers());
    }

    [Test]
    public async Task Pull_SeveralBlobsAreDamaged_TellsThePersonOnce()
    {
        await using var pull = await CachedPull.FilledAsync(Image);
        foreach (var layer in Image.Layers())
        {
            Damage(pull.Cache().PathOf(layer.Digest), "flipped");
        }

        await pull.RunAsync();

        Assert.That(
            pull.Progress.Notes.Single(), Does.Contain("does not match its digest").And.Contain(pull.CachePath()));
        Assert.That(
            pull.Progress.Details.Count(
                static detail => detail.Contains("does not match its digest", StringComparison.Ordinal)),
            Is.EqualTo(2));
    }

    [Test]
    public async Task Pull_ADirectoryInABlobsPlace_StaysAndIsTold()
    {
        await using var pull = await CachedPull.StartAsync(Image);
        var stranger = Directory.CreateDirectory(Path.Combine(pull.Cache().PathOf(Layer.Digest), "stranger"));
        CacheLayoutTests.Mark(pull.CachePath());

        await pull.RunAsync();

        Assert.That(stranger.Exists, Is.True);
        Assert.That(pull.Progress.Notes, Has.Exactly(1).Items.And.All.Contains(pull.Cache().PathOf(Layer.Digest)));
        pull.AssertOutput(Image);
    }

    // What is where the cache should be           | what the person reads
    // --------------------------------------------+-----------------------
    // a file                                      | no directory
    // another program's files                     | no cache
    // a layout that holds images                  | holds images
    // a cache whose ingest is a file              | cannot be stored
    [TestCase("file", "not a directory")]
    [TestCase("stranger", "not a cache of regpull's")]
    [TestCase("output", "holds images")]
    [TestCase("ingest", "cannot be stored")]
    public async Task Pull_TheCacheCannotBeUsed_SaysSoOnceAndPulls(string what, string message)
    {
        foreach (var format in Formats)
        {
            await using var pull = await CachedPull.StartAsync(Image, format);
            await PrepareAsync(pull, what);
            var before = Files(pull.CachePath());

            await pull.RunAsync();

            Assert.That(
                pull.Progress.Notes.Single(),
                Does.Contain(message).And.Contain(pull.CachePath()).And.EndWith("the pull continues without it"));
            Assert.That(Files(pull.CachePath()), Is.EqualTo(before));
            pull.AssertOutput(Image);
        }
    }

    [Test]
    public async Task Pull_ManyAtOnceWithOneCache_AreAllRight()
    {
        await using var pull = await CachedPull.StartAsync(Image);

        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() =>
            pull.RunAsync(
                request => request with { Output = Path.Combine(pull.Folder, $"{i}"), Format = Formats[i % 3] }))));

        for (var i = 0; i < 12; i++)
        {
            var output = Path.Combine(pull.Folder, $"{i}");
            (i % 3 == 1 ? (Action<string, ImageFixture[]>)Layout.AssertDirectory : Layout.AssertArchive)(
                output, [Image]);
        }

        Assert.That(pull.Progress.Notes, Is.Empty);
        pull.AssertCache(Image.Layers());
    }

    [Test]
    public async Task Pull_ManyAtOnceWhileOthersPrune_AreAllRight()
    {
        await using var pull = await CachedPull.FilledAsync(Image);
        pull.UseState();
        using var stop = new CancellationTokenSource();
        var pruning = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                new CachePruning(pull.CachePath(), new PruneRule(), TimeProvider.System).Run(CancellationToken.None);
            }
        });

        for (var round = 0; round < 5; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() =>
                pull.RunAsync(
                    request => request with
                    {
                        Output = Path.Combine(pull.Folder, $"{i}"),
                        Format = Formats[i % 3],
                        Force = true,
                    }))));
        }

        await stop.CancelAsync();
        await pruning;
        Layout.AssertArchive(Path.Combine(pull.Folder, "0"), Image);
        Layout.AssertDirectory(Path.Combine(pull.Folder, "1"), Image);
    }

    [Test]
    public async Task Pull_InterruptedBefore_TakesTheCachesBlob([Values("docker", "oci", "rootfs")] string format)
    {
        await using var pull = await CachedPull.FilledAsync(Image);
        pull.Format = format;
        var cache = pull.Options;
        pull.Options = pull.Options with { Retries = 0, Cache = null };
        pull.Registry.Faults.Add(When.Digest(Layer.Digest), Faults.Tear(20_000));
        await pull.FailAsync<RegistryUnavailableException>();
        pull.Registry.Requests.Clear();
        pull.Options = cache;

        await pull.RunAsync();

        Assert.That(pull.Asked(Layer), Is.Empty);
        pull.AssertOutput(Image);
    }

    [Test]
    public async Task Pull_ABlobIsUsed_NotesItByTheTimeOfReadingAlone()
    {
        await using var pull = await CachedPull.FilledAsync(Image, "oci");
        var path = pull.Cache().PathOf(Layer.Digest);
        var longAgo = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(path, longAgo);
        File.SetLastAccessTimeUtc(path, longAgo);

        await pull.RunAsync();

        Assert.That(File.GetLastWriteTimeUtc(path), Is.EqualTo(longAgo));
        Assert.That(File.GetLastAccessTimeUtc(path), Is.GreaterThan(longAgo.AddYears(20)));
    }

    private static void Damage(string path, string damage)
    {
        var bytes = File.ReadAllBytes(path);
        File.Delete(path);
        switch (damage)
        {
            case "flipped":
                bytes[bytes.Length / 2] ^= 1;
                File.WriteAllBytes(path, bytes);
                break;
            case "link":
                File.WriteAllBytes(path + ".elsewhere", bytes);
                File.CreateSymbolicLink(path, path + ".elsewhere");
                break;
            case "pipe":
                Process.Start("mkfifo", [path]).WaitForExit();
                break;
            default:
                File.WriteAllBytes(path, damage switch { "short" => bytes[..^1], "empty" => [], _ => [.. bytes, 0] });
                break;
        }
    }

    private static async Task PrepareAsync(Pull pull, string what)
    {
        switch (what)
        {
            case "file":
                await File.WriteAllTextAsync(pull.CachePath(), "mine");
                break;
            case "stranger":
                Directory.CreateDirectory(Path.Combine(pull.CachePath(), "blobs", "sha256"));
                await File.WriteAllTextAsync(
                    Path.Combine(pull.CachePath(), "blobs", "sha256", new string('a', 64)), "mine");
                break;
            case "output":
                var cache = pull.Options;
                pull.Options = pull.Options with { Cache = null };
                await pull.RunAsync(request => request with { Format = "oci", Output = pull.CachePath() });
                pull.Options = cache;
                break;
            default:
                Directory.CreateDirectory(pull.CachePath());
                CacheLayoutTests.Mark(pull.CachePath());
                await File.WriteAllTextAsync(pull.Cache().Ingest, "mine");
                break;
        }
    }

    private static string[] Files(string path) => File.Exists(path) ? [path]
        : [.. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private static async Task<(byte[] Bytes, PullResult Result)> StreamAsync(Pull pull)
    {
        using var stream = new MemoryStream();
        var result = await pull.RunAsync(request => request with { Stream = stream });
        return (stream.ToArray(), result);
    }
}
