using System.Security.Cryptography;

namespace RegistryPull.Exporters.Layers;

/// <summary>Reads an unpacked layer: block by block where headers are, in larger parts where content is. Every byte is
/// hashed.</summary>
internal sealed class TarBlocks : IAsyncDisposable
{
    private readonly Descriptor _layer;
    private readonly UnpackBudget? _budget;
    private readonly ReadAhead _source;
    private readonly IncrementalHash? _hash;
    private ReadOnlyMemory<byte> _chunk;
    private bool _ended;

    /// <param name="layer">The layer, for messages.</param>
    /// <param name="stream">Its tar; disposed of with this.</param>
    /// <param name="budget">The budget that all bytes count against; null where they were counted before.</param>
    /// <param name="diffId">The digest that all bytes must have in the end; null where they were hashed before.</param>
    public TarBlocks(Descriptor layer, Stream stream, UnpackBudget? budget, Digest? diffId)
    {
        (_layer, _budget, DiffId) = (layer, budget, diffId);
        _source = new ReadAhead(stream);
        _hash = diffId?.CreateHash();
    }

    private Digest? DiffId { get; }

    /// <summary>Reads the next block; empty at the end.</summary>
    /// <exception cref="InvalidContentException">The end comes in the middle of a block.</exception>
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

    /// <summary>Reads the next bytes of a content, as many as are buffered.</summary>
    /// <exception cref="InvalidContentException">The end comes before them.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> SomeAsync(long atMost, CancellationToken cancellationToken)
    {
        if (_chunk.IsEmpty && !await FillAsync(cancellationToken).ConfigureAwait(false))
        {
            throw Truncated();
        }

        return Take((int)Math.Min(_chunk.Length, atMost));
    }

    /// <summary>Reads a whole small content into a new array.</summary>
    public async ValueTask<byte[]> ReadAsync(int length, CancellationToken cancellationToken)
    {
        var bytes = new byte[length];
        for (var filled = 0; filled < length;)
        {
            var some = await SomeAsync(length - filled, cancellationToken).ConfigureAwait(false);
            some.CopyTo(bytes.AsMemory(filled));
            filled += some.Length;
        }

        return bytes;
    }

    /// <summary>Skips bytes of a content.</summary>
    /// <exception cref="InvalidContentException">The end comes before them.</exception>
    public async ValueTask SkipAsync(long count, CancellationToken cancellationToken)
    {
        while (count > 0)
        {
            count -= (await SomeAsync(count, cancellationToken).ConfigureAwait(false)).Length;
        }
    }

    /// <summary>Skips what fills the last block of a content. An archive may end there: docker and GNU tar accept one
    /// that does.</summary>
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
            throw MalformedLayer.Create(
                _layer, $"does not unpack to the diff_id {DiffId} of the image's configuration");
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
        _budget?.TakeUnpacked(_layer, _chunk.Length);
        _hash?.AppendData(_chunk.Span);
        return !_ended;
    }

    private async ValueTask<ReadOnlyMemory<byte>> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _source.NextAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is InvalidDataException or ZstdSharp.ZstdException or EndOfStreamException)
        {
            throw MalformedLayer.Create(
                _layer, "cannot be decompressed: its compressed data is damaged or cut off", error);
        }
    }

    private InvalidContentException Truncated() =>
        MalformedLayer.Create(_layer, "is cut off in the middle of an entry");
}
