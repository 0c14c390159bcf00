using System.Runtime.Versioning;
using NUnit.Framework;
using RegistryPull.FileSystem;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Caching;

/// <summary>Outputs and a cache that are the same files: nothing is ever written into one of them.</summary>
/// <remarks>On a file system that clones, the files are not the same, and these tests hold all the more.</remarks>
[TestFixture]
[Platform(Include = "Linux")]
[SupportedOSPlatform("linux")]
internal sealed class SharedFileTests
{
    private static readonly ImageFixture Image = Fixture.Image(new ImageRecipe { Layers = 1, LayerSize = 50_000 });

    private static readonly Descriptor Layer = Image.Layers()[0];

    private static readonly byte[] Content = Image.Blobs[Layer.Digest];

    [Test]
    public async Task Pull_AnOutputInUseIsDamaged_IsNotWrittenInto()
    {
        await using var pull = await CachedPull.StartAsync(Image, "oci");
        await pull.RunAsync();
        var first = BlobIn(pull.Output);
        await Overwrite(first);

        await pull.RunAsync(request => request with { Output = Path.Combine(pull.Folder, "second") });

        Assert.That(await File.ReadAllBytesAsync(first), Is.EqualTo(Damaged()));
        Assert.That(await File.ReadAllBytesAsync(BlobIn(Path.Combine(pull.Folder, "second"))), Is.EqualTo(Content));
        pull.AssertCache(Image.Layers());
    }

    // What the journal of a run that was killed says of a file that has another name: all of it, as it was shared;
    // nothing, since it was killed in between; a part, since the last lines did not reach the disk. The other name's
    // bytes are wrong, so that whatever is written into it shows.
    [TestCase("held {0} 0 0 {1} blobs/sha256/{2}\n")]
    [TestCase("held {0} 0 0 20000 blobs/sha256/{2}\n")]
    [TestCase("forget {0}\n")]
    public async Task Pull_AKilledRunLeftASharedFile_IsNotWrittenInto(string journal)
    {
        await using var pull = await Pull.StartAsync(Image);
        pull.Format = "oci";
        var staged = BlobIn(Path.Combine(pull.Partial, "content"));
        Directory.CreateDirectory(Path.GetDirectoryName(staged)!);
        await File.WriteAllBytesAsync(staged, Damaged());
        await File.WriteAllTextAsync(
            Path.Combine(pull.Partial, "journal"),
            string.Format(null, journal, Layer.Digest, Layer.Size, Layer.Digest.Hex));
        var other = Path.Combine(pull.Folder, "other");
        await LinkAsync(staged, other);

        await pull.RunAsync();

        Assert.That(await File.ReadAllBytesAsync(other), Is.EqualTo(Damaged()));
        pull.AssertOutput(Image);
    }

    [TestCase((UnixFileMode)0b110_100_100)]
    [TestCase((UnixFileMode)0b110_110_100)]
    [TestCase((UnixFileMode)0b110_100_110)]
    public async Task TryShare_AFileThatMoreMayWriteToThanIsUsual_IsNotLinked(UnixFileMode mode)
    {
        await using var pull = await CachedPull.FilledAsync(Image);
        var usual = File.GetUnixFileMode(pull.Cache().PathOf(Layer.Digest));
        var path = pull.Cache().PathOf(Layer.Digest);
        File.SetUnixFileMode(path, mode);
        using var file = BlobFile.TryOpen(path, Layer)!;
        var to = Path.Combine(pull.Folder, "to");

        var isShared = FileSharing.TryShare(file, to);

        // A file system that clones makes a file of this user's own, whoever may write to the first.
        Assume.That(FileStatus.TryRead(path)?.HasOtherNames, Is.EqualTo(isShared), "a file system that clones");
        var isClosed = (mode & ~usual & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) == 0;
        Assert.That((isShared, File.Exists(to)), Is.EqualTo((isClosed, isClosed)));
    }

    private static string BlobIn(string layout) => Path.Combine(layout, "blobs", "sha256", Layer.Digest.Hex);

    private static byte[] Damaged() => [.. Content[..30_000], .. new byte[Content.Length - 30_000]];

    private static async Task Overwrite(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Write);
        await file.WriteAsync(Damaged());
    }

    private static async Task LinkAsync(string from, string to)
    {
        using var link = System.Diagnostics.Process.Start("ln", [from, to]);
        await link.WaitForExitAsync();
        Assert.That(link.ExitCode, Is.Zero);
    }
}
