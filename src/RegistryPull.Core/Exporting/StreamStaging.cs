namespace RegistryPull.Exporting;

/// <summary>The staging of an output that is a stream: the same plan, from its first byte to its last.</summary>
internal sealed class StreamStaging(Stream stream) : IExportStaging
{
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

    public Task<ReadOnlyMemory<byte>?> ReadExistingAsync(string path, CancellationToken cancellationToken) =>
        Task.FromResult<ReadOnlyMemory<byte>?>(null);

    private LentStream Lend() => new(stream, count => Size += count);

    private static async Task CopyAsync(Descriptor blob, IBlobSource content, LentStream output, CancellationToken cancellationToken)
    {
        const int BufferSize = 256 * 1024;
        await using var source = await content.OpenAsync(blob, cancellationToken);
        await source.CopyToAsync(output, BufferSize, cancellationToken);
    }
}
