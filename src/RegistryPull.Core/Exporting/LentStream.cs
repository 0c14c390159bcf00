namespace RegistryPull.Exporting;

/// <summary>The stream of whoever asked for the pull, lent to an exporter: it counts, and it stays open when the exporter disposes of it.</summary>
internal sealed class LentStream(Stream stream, Action<int> onWritten) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(byte[] buffer, int offset, int count)
    {
        Guard(() => stream.Write(buffer, offset, count));
        onWritten(count);
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await GuardAsync(() => stream.WriteAsync(buffer, cancellationToken).AsTask());
        onWritten(buffer.Length);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() => Guard(stream.Flush);

    public override Task FlushAsync(CancellationToken cancellationToken) => GuardAsync(() => stream.FlushAsync(cancellationToken));

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private static void Guard(Action action)
    {
        try
        {
            action();
        }
        catch (IOException error)
        {
            throw Failure(error);
        }
    }

    private static async Task GuardAsync(Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (IOException error)
        {
            throw Failure(error);
        }
    }

    private static OutputException Failure(IOException error) => new($"the output stream cannot be written: {Display.Clean(error.Message)}", error);
}
