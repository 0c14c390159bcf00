using System.Security.Cryptography;

namespace RegistryPull.Layers;

/// <summary>Reads a tar from a stream: block by block where headers are, in larger parts where content is. Every byte
/// is hashed.</summary>
internal sealed class TarBlocks : ITarBlocks, IAsyncDisposable
{
    private readonly TarSubject _subject;
    private readonly Action<int>? _count;
    private readonly ReadAhead _source;
    private readonly IncrementalHash? _hash;
    private ReadOnlyMemory<byte> _chunk;
    private bool _ended;

    /// <param name="subject">The tar, for messages.</param>
    /// <param name="stream">Its bytes; disposed of with this.</param>
    /// <param name="count">Counts all bytes against a limit; null where they were counted before.</param>
    /// <param name="diffId">The digest that all bytes must have in the end; null where they are not hashed.</param>
    /// <param name="isAsynchronous">Whether the stream is read asynchronously.</param>
    public TarBlocks(
        TarSubject subject, Stream stream, Action<int>? count, Digest? diffId, bool isAsynchronous = false)
    {
        (_subject, _count, DiffId) = (subject, count, diffId);
        _source = new ReadAhead(stream, isAsynchronous);
        _hash = diffId?.CreateHash();
    }

    /// <inheritdoc/>
    public long Position { get; private set; }

    private Digest? DiffId { get; }

    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>> BlockAsync(CancellationToken cancellationToken)
    {
        if (_chunk.IsEmpty && !await FillAsync(cancellationToken).ConfigureAwait(false))
        {
            return default;
        }

        if (_chunk.Length < HeaderBlock.Size)
        {
            throw Truncated();
        }

        return Take(HeaderBlock.Size);
    }

    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>> SomeAsync(long atMost, CancellationToken cancellationToken)
    {
        if (_chunk.IsEmpty && !await FillAsync(cancellationToken).ConfigureAwait(false))
        {
            throw Truncated();
        }

        return Take((int)Math.Min(_chunk.Length, atMost));
    }

    /// <inheritdoc/>
    public async ValueTask SkipAsync(long count, CancellationToken cancellationToken)
    {
        while (count > 0)
        {
            count -= (await SomeAsync(count, cancellationToken).ConfigureAwait(false)).Length;
        }
    }

    /// <inheritdoc/>
    public async ValueTask SkipPaddingAsync(int count, CancellationToken cancellationToken)
    {
        while (count > 0 && (!_chunk.IsEmpty || await FillAsync(cancellationToken).ConfigureAwait(false)))
        {
            count -= Take(Math.Min(_chunk.Length, count)).Length;
        }
    }

    /// <summary>Reads what follows the archive, and verifies the digest of all bytes.</summary>
    /// <exception cref="InvalidContentException">The digest is another.</exception>
    public async ValueTask FinishAsync(CancellationToken cancellationToken)
    {
        while (await FillAsync(cancellationToken).ConfigureAwait(false))
        {
        }

        if (_hash is not null && Digest.FromHash(DiffId!.Algorithm, _hash.GetHashAndReset()) != DiffId)
        {
            throw _subject.Malformed(
                $"does not unpack to the diff_id {DiffId} of the image's configuration");
        }
    }

    public ValueTask DisposeAsync()
    {
        _hash?.Dispose();
        return _source.DisposeAsync();
    }

    private ReadOnlyMemory<byte> Take(int count)
    {
        var taken = _chunk[..count];
        _chunk = _chunk[count..];
        Position += count;
        return taken;
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_ended)
        {
            _chunk = default;
        }
        else
        {
            _chunk = await NextAsync(cancellationToken).ConfigureAwait(false);
        }

        _ended = _chunk.IsEmpty;
        _count?.Invoke(_chunk.Length);
        _hash?.AppendData(_chunk.Span);
        return !_ended;
    }

    private async ValueTask<ReadOnlyMemory<byte>> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _source.NextAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (DecompressionFailure.Is(error))
        {
            throw _subject.Malformed(DecompressionFailure.Reason, error);
        }
    }

    private InvalidContentException Truncated() =>
        _subject.Malformed("is cut off in the middle of an entry");
}
