using NUnit.Framework;

namespace RegistryPull.Caching;

[TestFixture]
internal sealed class CachePruningTests
{
    private static readonly DateTime Now = new(2026, 1, 31, 0, 0, 0, DateTimeKind.Utc);

    private DirectoryInfo _folder = null!;
    private CacheFolder _cache = null!;

    [SetUp]
    public void CreateCache()
    {
        _folder = Directory.CreateTempSubdirectory("regpull-test-");
        _cache = CacheLayout.FindOrMake(Path.Combine(_folder.FullName, "cache"));
    }

    [TearDown]
    public void DeleteCache() => _folder.Delete(recursive: true);

    // Four blobs of 10 bytes, a to d, last used 40, 30, 20 and 10 days ago.
    //
    // older than | at most | goes
    // -----------+---------+-----
    // -          | -       | all
    // 25 days    | -       | a b
    // 30 days    | -       | a, not b: it is no older
    // -          | 25      | a b
    // -          | 40      | none
    // -          | 0       | all
    // 35 days    | 25      | a by age, b by size
    // 15 days    | 30      | a b c by age: what is left fits
    [TestCase(null, null, "abcd")]
    [TestCase(25, null, "ab")]
    [TestCase(30, null, "a")]
    [TestCase(null, 25, "ab")]
    [TestCase(null, 40, "")]
    [TestCase(null, 0, "abcd")]
    [TestCase(35, 25, "ab")]
    [TestCase(15, 30, "abc")]
    public void Superfluous_ByAgeAndSize_IsWhatBreaksEither(int? days, int? size, string expected)
    {
        StoredBlob[] blobs =
            [
                .. "cadb".Select(
                    static name => new StoredBlob(Digest.Compute([]), $"{name}", 10, Now.AddDays(-10 * ('e' - name)))),
            ];
        var rule = new PruneRule { OlderThan = days is null ? null : TimeSpan.FromDays(days.Value), MaxSize = size };

        var superfluous =
            CachePruning.Superfluous(blobs, rule, Now).Select(static blob => blob.Path).Order(StringComparer.Ordinal);

        Assert.That(string.Concat(superfluous), Is.EqualTo(expected));
    }

    [Test]
    public void Run_WithoutARule_EmptiesTheCacheAndLeavesItOne()
    {
        Store("one", "sha256");
        Store("three", "sha512");

        var pruned = Run();

        Assert.That(
            (pruned.Removed.Blobs, pruned.Removed.Size, pruned.Left.Blobs, pruned.Left.Size, pruned.Failure),
            Is.EqualTo((2, 8, 0, 0, (OutputException?)null)));
        Assert.That(_cache.Blobs(), Is.Empty);
        Assert.That(CacheLayout.Find(_cache.Root), Is.Not.Null);
    }

    [Test]
    public void Run_WhatIsNotTheCaches_Stays()
    {
        string[] strangers =
        [
            "notes.txt", "blobs/readme", $"blobs/md5/{new string('a', 64)}", $"blobs/sha256/{new string('A', 64)}",
            $"blobs/sha256/{new string('a', 63)}",
            $"blobs/sha256/{new string('b', 64)}/file", "ingest/mine", $"ingest/sha256-{new string('a', 63)}",
        ];
        foreach (var stranger in strangers)
        {
            var path = Path.Combine(_cache.Root, stranger);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, "mine");
        }

        Run();

        Assert.That(strangers.Where(stranger => !File.Exists(Path.Combine(_cache.Root, stranger))), Is.Empty);
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "links need a privilege there")]
    public void Run_LinksInTheCache_AreNotFollowed()
    {
        var victims = Directory.CreateDirectory(Path.Combine(_folder.FullName, "victims")).FullName;
        var victim = Path.Combine(victims, new string('a', 64));
        var draft = Path.Combine(victims, $"sha256-{new string('a', 64)}");
        File.WriteAllText(victim, "precious");
        File.WriteAllText(draft, "precious");
        File.CreateSymbolicLink(Path.Combine(_cache.Root, "blobs", "sha256", new string('c', 64)), victim);
        Directory.CreateSymbolicLink(Path.Combine(_cache.Root, "blobs", "sha512"), victims);
        Directory.Delete(_cache.Ingest);
        Directory.CreateSymbolicLink(_cache.Ingest, victims);

        var pruned = Run();

        Assert.That((pruned.Removed.Blobs, File.Exists(victim), File.Exists(draft)), Is.EqualTo((0, true, true)));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "links need a privilege there")]
    public void Run_BlobsAreElsewhere_TouchesNone()
    {
        var path = Store("one", "sha256");
        var moved = Path.Combine(_folder.FullName, "elsewhere");
        Directory.Move(Path.Combine(_cache.Root, "blobs"), moved);
        Directory.CreateSymbolicLink(Path.Combine(_cache.Root, "blobs"), moved);

        Assert.That(Run().Removed.Blobs, Is.Zero);
        Assert.That(File.Exists(path), Is.True);
    }

    [Test]
    public void Run_WhatAKilledRunLeft_GoesAndWhatIsBeingWrittenStays()
    {
        File.WriteAllText(_cache.DraftOf(Digest.Compute("left"u8)), "half");
        File.WriteAllText(Path.Combine(_cache.Ingest, CacheFolder.NewName()), "half");
        using var writing = CacheDraft.TryBegin(_cache, Digest.Compute("writing"u8))!;

        Run();

        Assert.That(
            Directory.GetFileSystemEntries(_cache.Ingest),
            Is.EqualTo(new[] { _cache.DraftOf(Digest.Compute("writing"u8)) }));
        writing.Finish(TimeProvider.System);
        Assert.That(_cache.Blobs(), Has.Count.EqualTo(1));
    }

    [Test]
    public void Run_NoCacheThere_RemovesNothingAndMakesNone()
    {
        var missing = Path.Combine(_folder.FullName, "missing");

        Assert.That(
            new CachePruning(missing, new PruneRule(), TimeProvider.System).Run(CancellationToken.None).Removed,
            Is.EqualTo(new CacheContent(missing, 0, 0)));
        Assert.That(Directory.Exists(missing), Is.False);
    }

    private PrunedCache Run() =>
        new CachePruning(_cache.Root, new PruneRule(), TimeProvider.System).Run(CancellationToken.None);

    private string Store(string text, string algorithm)
    {
        using var hash = Digest.Parse($"{algorithm}:{new string('0', algorithm == "sha256" ? 64 : 128)}").CreateHash();
        hash.AppendData(System.Text.Encoding.ASCII.GetBytes(text));
        var path = _cache.PathOf(Digest.FromHash(algorithm, hash.GetHashAndReset()));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
