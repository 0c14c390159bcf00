using System.Runtime.Versioning;
using NUnit.Framework;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Caching;

/// <summary>A cache in which others can write, and did.</summary>
[TestFixture]
[UnsupportedOSPlatform("windows")]
[Platform(Exclude = "Win", Reason = "links need a privilege there, and there are no modes")]
internal sealed class HostileCacheTests
{
    private const UnixFileMode OpenToAll = (UnixFileMode)0b111_111_111;

    private static readonly ImageFixture Image = Fixture.Image(new ImageRecipe { Layers = 2 });

    [TestCase("blobs/sha256", "docker")]
    [TestCase("blobs/sha256", "oci")]
    [TestCase("blobs", "docker")]
    [TestCase("ingest", "docker")]
    [TestCase("ingest", "oci")]
    public async Task Pull_ALinkInADirectorysPlace_IsNotFollowed(string place, string format)
    {
        await using var pull = await CachedPull.FilledAsync(Image, format);
        var victim = Directory.CreateDirectory(Path.Combine(pull.Folder, "victim")).FullName;
        Directory.Delete(Path.Combine(pull.CachePath(), place), recursive: true);
        Directory.CreateSymbolicLink(Path.Combine(pull.CachePath(), place), victim);
        RemoveBlobs(pull);

        await pull.RunAsync();

        pull.AssertOutput(Image);
        Assert.That(Directory.EnumerateFileSystemEntries(victim), Is.Empty);
        Assert.That(pull.Progress.Notes, Has.Exactly(1).Contains(Path.Combine(pull.CachePath(), place)));
    }

    [Test]
    public async Task Pull_OthersCanWrite_OnlyReads()
    {
        await using var pull = await CachedPull.FilledAsync(Image);
        var layer = Image.Layers()[0];
        File.Delete(pull.Cache().PathOf(layer.Digest));
        File.SetUnixFileMode(Path.Combine(pull.CachePath(), "blobs"), OpenToAll);

        await pull.RunAsync();

        pull.AssertOutput(Image);
        Assert.That(
            Image.Layers().ToDictionary(static blob => blob, pull.Asked).Where(static pair => pair.Value.Count > 0)
                .Select(static pair => pair.Key),
            Is.EqualTo(new[] { layer }), "the others are read");
        Assert.That(File.Exists(pull.Cache().PathOf(layer.Digest)), Is.False, "nothing is written");
        Assert.That(
            pull.Progress.Notes.Single(),
            Does.Contain("only read").And.Contain(Path.Combine(pull.CachePath(), "shared")));
    }

    [Test]
    public async Task Pull_OthersCanWriteAndABlobIsDamaged_LeavesIt()
    {
        await using var pull = await CachedPull.FilledAsync(Image);
        var damaged = pull.Cache().PathOf(Image.Layers()[0].Digest);
        File.WriteAllBytes(damaged, new byte[Image.Layers()[0].Size]);
        File.SetUnixFileMode(pull.CachePath(), OpenToAll);

        await pull.RunAsync();

        pull.AssertOutput(Image);
        Assert.That(File.Exists(damaged), Is.True);
    }

    [Test]
    public async Task Pull_OthersCanWriteAndTheOwnerSharesIt_Writes()
    {
        await using var pull = await CachedPull.StartAsync(Image);
        Directory.CreateDirectory(pull.CachePath());
        File.SetUnixFileMode(pull.CachePath(), OpenToAll);
        await File.WriteAllTextAsync(Path.Combine(pull.CachePath(), "shared"), "");

        await pull.RunAsync();

        Assert.That(
            pull.Cache().Blobs().Select(static blob => blob.Digest),
            Is.EquivalentTo(Image.Layers().Select(static layer => layer.Digest)));
        Assert.That(pull.Progress.Notes, Is.Empty);
    }

    [Test]
    public async Task Pull_AnEmptyDirectoryThatOthersCanWriteTo_StaysEmpty()
    {
        await using var pull = await CachedPull.StartAsync(Image);
        Directory.CreateDirectory(pull.CachePath());
        File.SetUnixFileMode(pull.CachePath(), OpenToAll);

        await pull.RunAsync();

        Assert.That(Directory.EnumerateFileSystemEntries(pull.CachePath()), Is.Empty);
        Assert.That(pull.Progress.Notes.Single(), Does.Contain("only read"));
    }

    // Both runs have to write, so what is left of the first one goes.
    private static void RemoveBlobs(Pull pull)
    {
        var blobs = Path.Combine(pull.CachePath(), "blobs", "sha256");
        foreach (var blob in Directory.Exists(blobs) ? Directory.GetFiles(blobs) : [])
        {
            File.Delete(blob);
        }
    }
}
