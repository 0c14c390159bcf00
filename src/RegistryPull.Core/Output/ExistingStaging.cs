using RegistryPull.Exporting;
using RegistryPull.Output.Resuming;

namespace RegistryPull.Output;

/// <summary>The staging of an output that exists and may not be replaced: it can only turn out to be just what is wanted.</summary>
internal sealed class ExistingStaging(string output) : IExportStaging
{
    public string Name => Path.GetFileName(output);

    public long? FreeSpace => null;

    public async Task WriteAsync(IReadOnlyList<PlannedFile> files, IBlobSource content, CancellationToken cancellationToken)
    {
        if (!await Task.Run(() => files.All(file => PlannedFileComparer.IsSame(StagingPlace.Combine(output, file.Path), file, cancellationToken)), cancellationToken))
        {
            throw Exists();
        }
    }

    public Stream Create(string path) => throw Exists();

    public string OpenDirectory() => throw Exists();

    public IAsyncEnumerable<KeptBlob> KeepAsync(IReadOnlyCollection<Descriptor> blobs, IBlobSource content, CancellationToken cancellationToken) =>
        throw Exists();

    public void Wrote(long bytes) => throw new InvalidOperationException("there is no directory");

    public void Note(string message)
    {
        // Nothing is written, so there is nothing to say about it.
    }

    public Task<ReadOnlyMemory<byte>?> ReadExistingAsync(string path, CancellationToken cancellationToken) =>
        Task.FromResult<ReadOnlyMemory<byte>?>(null);

    private OutputException Exists() => new($"{output} exists and holds something else: --force replaces it, --output names another");
}
