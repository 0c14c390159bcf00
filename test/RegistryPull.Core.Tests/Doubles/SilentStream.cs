namespace RegistryPull;

/// <summary>A body that falls silent.</summary>
/// <remarks>Its last read lets the time of the silence pass, which is measured from before that read. So a slow machine
/// changes nothing.</remarks>
/// <param name="inner">The body.</param>
/// <param name="length">The bytes before the silence.</param>
/// <param name="time">The clock.</param>
/// <param name="silence">How long the silence lasts.</param>
internal sealed class SilentStream(Stream inner, int length, VirtualTimeProvider time, TimeSpan silence) : Stream
{
    private int _left = length;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_left == 0)
        {
            time.Advance(silence);
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        var count = await inner.ReadAsync(buffer[..Math.Min(buffer.Length, _left)], cancellationToken);
        _left -= count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
