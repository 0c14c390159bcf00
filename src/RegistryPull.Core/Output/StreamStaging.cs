using RegistryPull.Exporting;
using RegistryPull.FileSystem;
using RegistryPull.Output.Resuming;

namespace RegistryPull.Output;

/// <summary>The staging of an output that is a stream: the same plan, from its first byte to its last.</summary>
internal sealed class StreamStaging(Stream stream, PartialRecords records, IPullProgress progress) : IExportStaging, IDisposable
{
    private DirectoryInfo? _folder;
    private StagingArea? _area;

    public string Name => "";

    public long? FreeSpace => null;

    /// <summary>How many bytes were written.</summary>
    public long Size { get; private set; }

    public async Task WriteAsync(IReadOnlyList<PlannedFile> files, IBlobSource content, CancellationToken cancellationToken)
    {
        await using var output = Lend();
        foreach (var segment in files.SelectMany(static file => file.Segments))
        {
            await (segment is FileSegment.Blob blob
                ? CopyAsync(blob.Content, content, output, cancellationToken)
                : output.WriteAsync(((FileSegment.Bytes)segment).Content, cancellationToken).AsTask());
        }

        await output.FlushAsync(cancellationToken);
    }

    public Stream Create(string path) => Lend();

    public string OpenDirectory() => throw new OutputException("a directory cannot be written to standard output");

    // A stream has no place beside it, so what is kept is in the system's temporary one, and does not outlive the run.
    public IAsyncEnumerable<KeptBlob> KeepAsync(IReadOnlyCollection<Descriptor> blobs, IBlobSource content, CancellationToken cancellationToken)
    {
        _folder ??= OutputFailure.Guard(Path.GetTempPath(), static () => Directory.CreateTempSubdirectory("regpull-"));
        _area ??= StagingArea.Open(Path.Combine(_folder.FullName, "stream"), records);
        return SpooledBlobs.FillAsync(_area.Kept, blobs, content, cancellationToken);
    }

    public void Wrote(long bytes) => throw new InvalidOperationException("there is no directory");

    public void Note(string message) => progress.Note(message);

    public void Dispose()
    {
        _area?.Dispose();
        if (_folder is { } folder)
        {
            OutputFailure.Guard(folder.FullName, () => folder.Delete(recursive: true));
        }
    }

    public Task<ReadOnlyMemory<byte>?> ReadExistingAsync(string path, CancellationToken cancellationToken) =>
        Task.FromResult<ReadOnlyMemory<byte>?>(null);

    private NonClosingCountingStream Lend() => new(stream, count => Size += count);

    private static async Task CopyAsync(Descriptor blob, IBlobSource content, NonClosingCountingStream output, CancellationToken cancellationToken)
    {
        const int BufferSize = 256 * 1024;
        await using var source = await content.OpenAsync(blob, cancellationToken);
        await source.CopyToAsync(output, BufferSize, cancellationToken);
    }
}
