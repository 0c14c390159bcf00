using RegistryPull.Content;

namespace RegistryPull.Comparing;

/// <summary>A forward-only stream whose first bytes can be read twice: they tell how it is compressed.</summary>
internal sealed class RewindableStream : ForwardStream
{
    private readonly Stream _stream;
    private readonly ReadOnlyMemory<byte> _start;
    private readonly bool _isWhole;
    private readonly CancellationToken _cancellation;
    private long _position;

    private RewindableStream(Stream stream, ReadOnlyMemory<byte> start, bool isWhole, CancellationToken cancellation) =>
        (_stream, _start, _isWhole, _cancellation) = (stream, start, isWhole, cancellation);

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <summary>Gets or sets the position. It can be set to 0 as long as only the first bytes were read.</summary>
    public override long Position
    {
        get => _position;
        set
        {
            if (value != 0 || _position > _start.Length)
            {
                throw new NotSupportedException("only the first bytes can be read again");
            }

            _position = 0;
        }
    }

    /// <inheritdoc/>
    protected override long Reached => _position;

    /// <summary>Reads the first bytes of a stream.</summary>
    /// <param name="stream">The stream; disposed of with the result, or when this throws.</param>
    /// <param name="length">How many of its first bytes can be read twice.</param>
    /// <param name="cancellationToken">Cancels this and all later reads.</param>
    public static async Task<RewindableStream> CreateAsync(
        Stream stream, int length, CancellationToken cancellationToken)
    {
        try
        {
            var start = new byte[length];
            var count = await stream
                .ReadAtLeastAsync(start, length, throwOnEndOfStream: false, cancellationToken)
                .ConfigureAwait(false);
            return new RewindableStream(stream, start.AsMemory(0, count), isWhole: count < length, cancellationToken);
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Reads of the first bytes, which are in memory.</summary>
    public override int Read(Span<byte> buffer)
    {
        if (_position >= _start.Length && !_isWhole)
        {
            throw new NotSupportedException("what follows the first bytes is read asynchronously");
        }

        return ReadStart(buffer);
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position < _start.Length)
        {
            return ReadStart(buffer.Span);
        }

        var count = await _stream.ReadAsync(buffer, _cancellation).ConfigureAwait(false);
        _position += count;
        return count;
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stream.Dispose();
        }

        base.Dispose(disposing);
    }

    private int ReadStart(Span<byte> buffer)
    {
        var rest = _start.Span[(int)_position..];
        var count = Math.Min(buffer.Length, rest.Length);
        rest[..count].CopyTo(buffer);
        _position += count;
        return count;
    }
}
