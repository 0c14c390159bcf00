using System.Security.Cryptography;

namespace RegistryPull.Exporters.Layers;

/// <summary>The bytes of an unpacked layer: block by block where headers are, as they come where content is. Every one of them is hashed.</summary>
internal sealed class TarBlocks : IAsyncDisposable
{
    private readonly Descriptor _layer;
    private readonly UnpackBudget _budget;
    private readonly ReadAhead _source;
    private readonly IncrementalHash? _hash;
    private ReadOnlyMemory<byte> _chunk;
    private long _unpacked;
    private bool _ended;

    /// <param name="layer">The layer, for messages.</param>
    /// <param name="stream">Its tar; disposed of with this.</param>
    /// <param name="budget">What bounds it.</param>
    /// <param name="diffId">What all bytes must hash to in the end; null where they were hashed before.</param>
    public TarBlocks(Descriptor layer, Stream stream, UnpackBudget budget, Digest? diffId) =>
        (_layer, _source, _budget, _hash, DiffId) = (layer, new ReadAhead(stream), budget, diffId?.CreateHash(), diffId);

    private Digest? DiffId { get; }

    /// <summary>The next block; empty at the end.</summary>
    /// <exception cref="InvalidContentException">The end comes in the middle of a block.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> BlockAsync(CancellationToken cancellationToken)
    {
        if (_chunk.IsEmpty && !await FillAsync(cancellationToken))
        {
            return default;
        }

        return _chunk.Length < HeaderBlock.Size ? throw Truncated() : Take(HeaderBlock.Size);
    }

    /// <summary>The next bytes of a content, as many as are at hand.</summary>
    /// <exception cref="InvalidContentException">The end comes before them.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> SomeAsync(long atMost, CancellationToken cancellationToken) =>
        _chunk.IsEmpty && !await FillAsync(cancellationToken) ? throw Truncated() : Take((int)Math.Min(_chunk.Length, atMost));

    /// <summary>A whole small content, in memory of its own.</summary>
    public async ValueTask<byte[]> ReadAsync(int length, CancellationToken cancellationToken)
    {
        var bytes = new byte[length];
        for (var filled = 0; filled < length;)
        {
            var some = await SomeAsync(length - filled, cancellationToken);
            some.CopyTo(bytes.AsMemory(filled));
            filled += some.Length;
        }

        return bytes;
    }

    public async ValueTask SkipAsync(long count, CancellationToken cancellationToken)
    {
        while (count > 0)
        {
            count -= (await SomeAsync(count, cancellationToken)).Length;
        }
    }

    /// <summary>Reads whatever follows the archive, and proves that the whole was what it should be.</summary>
    /// <exception cref="InvalidContentException">It was not.</exception>
    public async ValueTask FinishAsync(CancellationToken cancellationToken)
    {
        while (await FillAsync(cancellationToken))
        {
        }

        if (_hash is not null && Digest.FromHash(DiffId!.Algorithm, _hash.GetHashAndReset()) != DiffId)
        {
            throw MalformedLayer.Of(_layer, $"does not unpack to what its configuration says: the diff_id {DiffId}");
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
        _chunk = _ended ? default : await NextAsync(cancellationToken);
        _ended = _chunk.IsEmpty;
        _unpacked += _chunk.Length;
        _budget.CheckExpansion(_layer, _unpacked);
        _hash?.AppendData(_chunk.Span);
        return !_ended;
    }

    private async ValueTask<ReadOnlyMemory<byte>> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _source.NextAsync(cancellationToken);
        }
        catch (Exception error) when (error is InvalidDataException or ZstdSharp.ZstdException or EndOfStreamException)
        {
            throw MalformedLayer.Of(_layer, $"cannot be decompressed: {TerminalText.Sanitize(error.Message)}", error);
        }
    }

    private InvalidContentException Truncated() => MalformedLayer.Of(_layer, "is cut off in the middle of an entry");
}
