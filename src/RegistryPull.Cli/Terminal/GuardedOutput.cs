using RegistryPull.Interop;

namespace RegistryPull.Cli.Terminal;

/// <summary>
/// Standard output whose failures are the output's, not defects: the reader went away, its disk is full, or it was
/// closed.
/// </summary>
internal sealed class GuardedOutput(Stream output) : Stream
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

    public override void Flush() => Guard(output.Flush);

    public override void Write(byte[] buffer, int offset, int count) =>
        Guard(() => output.Write(buffer, offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            output.Write(buffer);
        }
        catch (Exception failure) when (SystemError.Is(failure))
        {
            throw Explain(failure);
        }
    }

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            await output.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (SystemError.Is(failure))
        {
            throw Explain(failure);
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            output.Dispose();
        }

        base.Dispose(disposing);
    }

    private static void Guard(Action action)
    {
        try
        {
            action();
        }
        catch (Exception failure) when (SystemError.Is(failure))
        {
            throw Explain(failure);
        }
    }

    private static OutputException Explain(Exception failure) =>
        new(
            $"cannot write to standard output ({SystemError.Describe(failure)}): broken pipe or disk full",
            failure);
}
