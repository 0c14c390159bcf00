using NUnit.Framework;

namespace RegistryPull.Caching;

[TestFixture]
internal sealed class CacheDraftTests
{
    private static readonly byte[] Bytes = "content"u8.ToArray();

    private static readonly Digest Blob = Digest.Compute(Bytes);

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

    [Test]
    public void Finish_AllIsWritten_GivesItItsName()
    {
        using (var draft = CacheDraft.TryBegin(_cache, Blob)!)
        {
            draft.Append(Bytes);
            Assert.That(File.Exists(_cache.PathOf(Blob)), Is.False);
            draft.Finish(TimeProvider.System);
        }

        Assert.That(File.ReadAllBytes(_cache.PathOf(Blob)), Is.EqualTo(Bytes));
        Assert.That(Directory.GetFileSystemEntries(_cache.Ingest), Is.Empty);
    }

    [Test]
    public void Dispose_Unfinished_LeavesNothing()
    {
        using (var draft = CacheDraft.TryBegin(_cache, Blob)!)
        {
            draft.Append(Bytes);
        }

        Assert.That(Directory.GetFileSystemEntries(_cache.Ingest), Is.Empty);
        Assert.That(File.Exists(_cache.PathOf(Blob)), Is.False);
    }

    [Test]
    public void TryBegin_AnotherIsWritingIt_LeavesItToTheOther()
    {
        using var first = CacheDraft.TryBegin(_cache, Blob)!;
        first.Append(Bytes);

        Assert.That(CacheDraft.TryBegin(_cache, Blob), Is.Null);
        Assert.That(CacheDraft.TryRemove(_cache.DraftOf(Blob)), Is.False);

        first.Finish(TimeProvider.System);
        Assert.That(File.ReadAllBytes(_cache.PathOf(Blob)), Is.EqualTo(Bytes));
    }

    [Test]
    public void TryBegin_LeftByARunThatWasKilled_BeginsAnew()
    {
        File.WriteAllText(_cache.DraftOf(Blob), "much more than there should be");

        using var draft = CacheDraft.TryBegin(_cache, Blob)!;
        draft.Append(Bytes);
        draft.Finish(TimeProvider.System);

        Assert.That(File.ReadAllBytes(_cache.PathOf(Blob)), Is.EqualTo(Bytes));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "links need a privilege there")]
    public void TryBegin_ALinkWasPrepared_IsNotFollowed([Values] bool leadsSomewhere)
    {
        var victim = Path.Combine(_folder.FullName, "victim");
        File.CreateSymbolicLink(_cache.DraftOf(Blob), victim);
        if (leadsSomewhere)
        {
            File.WriteAllText(victim, "precious");
        }

        Assert.That(CacheDraft.TryBegin(_cache, Blob), Is.Null);
        Assert.That(File.Exists(victim) ? File.ReadAllText(victim) : "", Is.EqualTo(leadsSomewhere ? "precious" : ""));
    }

    [Test]
    public void TryBegin_ManyAtOnceAndOthersPrune_AreOneAtATime()
    {
        var (writing, most, done) = (0, 0, 0);
        Parallel.For(0, 3000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, turn =>
        {
            if (turn % 3 == 0)
            {
                CacheDraft.TryRemove(_cache.DraftOf(Blob));
                return;
            }

            using var draft = CacheDraft.TryBegin(_cache, Blob);
            if (draft is not null)
            {
                most = Math.Max(most, Interlocked.Increment(ref writing));
                draft.Append(Bytes);
                Thread.Yield();
                Interlocked.Decrement(ref writing);
                draft.Finish(TimeProvider.System);
                Interlocked.Increment(ref done);
            }
        });

        Assert.That((most, File.ReadAllBytes(_cache.PathOf(Blob))), Is.EqualTo((1, Bytes)));
        Assert.That(done, Is.Positive);
        Assert.That(Directory.GetFileSystemEntries(_cache.Ingest), Is.Empty);
    }
}
