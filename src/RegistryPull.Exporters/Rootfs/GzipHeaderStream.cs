namespace RegistryPull.Exporters.Rootfs;

/// <summary>Writes a gzip file with the same header on every system. zlib puts the system that it was built for into
/// the tenth byte: RFC 1952, section 2.3.1.</summary>
/// <param name="output">The file; disposed of with this stream.</param>
internal sealed class GzipHeaderStream(Stream output) : Stream
{
    private const int SystemAt = 9;
    private const byte Unix = 3;

    private long _position;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_position > SystemAt || _position + buffer.Length <= SystemAt)
        {
            output.Write(buffer);
        }
        else
        {
            var at = (int)(SystemAt - _position);
            output.Write(buffer[..at]);
            output.WriteByte(Unix);
            output.Write(buffer[(at + 1)..]);
        }

        _position += buffer.Length;
    }

    public override void Flush() => output.Flush();

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
}
