using NUnit.Framework;

namespace RegistryPull.Archives;

/// <summary>A folder with archives, and the pool that opens them.</summary>
internal abstract class ArchiveTest
{
    private DirectoryInfo _folder = null!;

    protected RecordingProgress Progress { get; private set; } = null!;

    protected ArchivePool Pool { get; private set; } = null!;

    [SetUp]
    public void CreateFolder()
    {
        _folder = Directory.CreateTempSubdirectory("regpull-test-");
        Progress = new RecordingProgress();
        Pool = new ArchivePool(Progress, new RegistryPullOptions())
        {
            SpoolFolder = _folder.CreateSubdirectory("spool").FullName,
        };
    }

    [TearDown]
    public void RemoveFolder()
    {
        Pool.Dispose();
        _folder.Delete(recursive: true);
    }

    protected string PathOf(string name) => Path.Combine(_folder.FullName, name);

    protected string Write(byte[] bytes, string name = "a.tar")
    {
        File.WriteAllBytes(PathOf(name), bytes);
        return PathOf(name);
    }

    protected string Write(ArchiveParts parts, string name = "a.tar") => Write(parts.Tar(), name);

    protected Task<ImageArchive> OpenAsync(string path) => Pool.OpenAsync(path, CancellationToken.None);

    /// <summary>Opens the only image.</summary>
    protected async Task<ArchiveRepository> OpenOnlyAsync(string path)
    {
        var lookup = new ArchiveLookup(await OpenAsync(path));
        var references = await lookup.ListAsync(CancellationToken.None);
        Assert.That(references, Has.Length.EqualTo(1));
        return await lookup.OpenAsync(references[0], CancellationToken.None);
    }

    protected async Task<InvalidContentException> RefusedAsync(ArchiveParts parts)
    {
        var error = await Assert.ThrowsAsync<InvalidContentException>(() => OpenOnlyAsync(Write(parts)));
        Assert.That(error!.Message, Does.StartWith(PathOf("a.tar")));
        return error;
    }

    protected static async Task<byte[]> ReadAsync(ArchiveRepository repository, Descriptor blob)
    {
        await using var served = await repository.OpenBlobAsync(
            blob, new Repositories.BlobRange(0), CancellationToken.None);
        return (await served.ReadToEndAsync(int.MaxValue))!;
    }
}
