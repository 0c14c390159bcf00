namespace RegistryPull;

/// <summary>A body that comes over a <see cref="SlowLine"/>.</summary>
internal sealed class SlowStream : Stream
{
    private readonly Stream _inner;
    private readonly SlowLine _line;
    private readonly bool _stalls;
    private int _allowed;
    private bool _isRead;
    private bool _isClosed;

    public SlowStream(Stream inner, SlowLine line, bool stalls) => (_inner, _line, _stalls) = (inner, line, stalls);

    /// <summary>How many times slower it is than the line allows.</summary>
    public int Slowness { get; init; } = 1;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // Time passes while nobody reads: a blob can be requested before it is wanted.
        if (!_isRead)
        {
            _isRead = true;
            _line.Begin();
        }

        if (_stalls)
        {
            await _line.StallAsync(cancellationToken);
        }

        if (_allowed == 0)
        {
            _allowed = await _line.WaitAsync(cancellationToken) / Slowness;
        }

        var wanted = buffer[..Math.Min(buffer.Length, _allowed)];
        var count = await _inner.ReadAsync(wanted, cancellationToken);
        _allowed -= count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isClosed)
        {
            _isClosed = true;
            if (_isRead)
            {
                _line.End();
            }

            _inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
