namespace RegistryPull.Exporting;

/// <summary>The staging of an output that is a stream: the same plan, from its first byte to its last.</summary>
internal sealed class StreamStaging(Stream stream) : IExportStaging
{
    /// <summary>How many bytes were written.</summary>
    public long Size { get; private set; }

    public async Task WriteAsync(IReadOnlyList<PlannedFile> files, IBlobSource content, CancellationToken cancellationToken)
    {
        foreach (var segment in files.SelectMany(static file => file.Segments))
        {
            await (segment is FileSegment.Blob blob
                ? CopyAsync(blob.Content, content, cancellationToken)
                : WriteAsync(((FileSegment.Bytes)segment).Content, cancellationToken));
            Size += segment.Length;
        }

        await GuardAsync(() => stream.FlushAsync(cancellationToken));
    }

    public Stream Create(string path) => stream;

    public string OpenDirectory() => throw new OutputException("a directory cannot be written to standard output");

    public Task<ReadOnlyMemory<byte>?> ReadExistingAsync(string path, CancellationToken cancellationToken) =>
        Task.FromResult<ReadOnlyMemory<byte>?>(null);

    private async Task CopyAsync(Descriptor blob, IBlobSource content, CancellationToken cancellationToken)
    {
        await using var source = await content.OpenAsync(blob, cancellationToken);
        var buffer = new byte[256 * 1024];
        for (int count; (count = await source.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            await WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }
    }

    private Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        GuardAsync(() => stream.WriteAsync(bytes, cancellationToken).AsTask());

    private static async Task GuardAsync(Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (IOException error)
        {
            throw new OutputException($"standard output cannot be written: {Display.Clean(error.Message)}", error);
        }
    }
}
