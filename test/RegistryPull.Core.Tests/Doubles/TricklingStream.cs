namespace RegistryPull;

/// <summary>A body that comes in small pieces, each after some virtual time.</summary>
internal sealed class TricklingStream(VirtualTimeProvider time, TimeSpan wait, int piece, long length) : Stream
{
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _position; set => throw new NotSupportedException(); }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        time.Advance(wait);
        cancellationToken.ThrowIfCancellationRequested();
        var count = (int)Math.Min(Math.Min(piece, buffer.Length), length - _position);
        _position += count;
        return new(count);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
