using RegistryPull.FileSystem;

namespace RegistryPull.Output;

/// <summary>A stream that is written from start to end, counts its bytes, and converts IO errors to
/// <see cref="OutputException"/>.</summary>
/// <param name="stream">Where it goes.</param>
/// <param name="what">What it is, for messages.</param>
/// <param name="onWritten">Is called with the number of bytes of each write.</param>
internal abstract class OutputStream(Stream stream, string what, Action<int> onWritten) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            stream.Write(buffer);
            onWritten(buffer.Length);
        }
        catch (Exception error) when (OutputFailure.Is(error))
        {
            throw Failure(error);
        }
    }

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            await stream.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
            onWritten(buffer.Length);
        }
        catch (Exception error) when (OutputFailure.Is(error))
        {
            throw Failure(error);
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() => Guard(stream.Flush);

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        try
        {
            await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (OutputFailure.Is(error))
        {
            throw Failure(error);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected void Guard(Action action)
    {
        try
        {
            action();
        }
        catch (Exception error) when (OutputFailure.Is(error))
        {
            throw Failure(error);
        }
    }

    private OutputException Failure(Exception error) => OutputFailure.Unwritable(what, error);
}
