using NUnit.Framework;

namespace RegistryPull.Caching;

[TestFixture]
internal sealed class CachedStreamTests
{
    private static readonly byte[] Bytes = "content of a layer"u8.ToArray();

    private static readonly Descriptor Blob = new(MediaTypes.OciLayer, Digest.Compute(Bytes), Bytes.Length);

    private string _path = "";

    [SetUp]
    public void CreateFile()
    {
        _path = Path.GetTempFileName();
        File.WriteAllBytes(_path, Bytes);
    }

    [TearDown]
    public void DeleteFile() => File.Delete(_path);

    [Test]
    public async Task Read_TheBlob_GivesIt()
    {
        await using var stream = Open();
        var read = new byte[Bytes.Length];

        await stream.ReadExactlyAsync(read);

        Assert.That((read, await stream.ReadAsync(new byte[1])), Is.EqualTo((Bytes, 0)));
    }

    // The file was right when it was opened: another process changes it while it is read.
    [Test]
    public async Task Read_ChangedSinceItWasVerified_ThrowsBeforeItsEnd()
    {
        await using var stream = Open();
        await stream.ReadExactlyAsync(new byte[4]);
        using (
            var other = new FileStream(_path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete))
        {
            other.Position = 10;
            other.WriteByte(0);
        }

        await Assert.ThatAsync(
            () => stream.ReadExactlyAsync(new byte[Bytes.Length - 4]).AsTask(),
            Throws.TypeOf<InvalidContentException>().With.Message.Contains($"{Blob.Digest}"));
    }

    [Test]
    public async Task Read_CutOffSinceItWasVerified_Throws()
    {
        await using var stream = Open();
        using (
            var other = new FileStream(_path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete))
        {
            other.SetLength(3);
        }

        await stream.ReadExactlyAsync(new byte[3]);

        await Assert.ThatAsync(() => stream.ReadAsync(new byte[1]).AsTask(), Throws.TypeOf<InvalidContentException>());
    }

    [Test]
    public void Dispose_Synchronously_ClosesTheFile()
    {
        var file = BlobFile.TryOpen(_path, Blob)!;

        new CachedStream(file, Blob, new NoProgress()).Dispose();

        Assert.That(file.Handle.IsClosed, Is.True);
    }

    private CachedStream Open() => new(BlobFile.TryOpen(_path, Blob)!, Blob, new NoProgress());
}
