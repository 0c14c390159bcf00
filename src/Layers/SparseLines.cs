using System.Runtime.InteropServices;

namespace RegistryPull.Layers;

/// <summary>The sparse map of version 1.0: decimal numbers at the beginning of the content, a line each. The first says
/// how many pairs follow.</summary>
/// <remarks>GNU tar manual, "Storing Sparse Files", "PAX Format, Version 1.0". The file's own content begins at the
/// next block.</remarks>
/// <param name="blocks">The layer, at the content.</param>
/// <param name="length">The length of the content.</param>
internal sealed class SparseLines(ITarBlocks blocks, long length)
{
    // Those of the largest number, and a sign.
    private const int MaxDigits = 20;

    private readonly List<byte> _line = [];
    private ReadOnlyMemory<byte> _rest;

    /// <summary>Gets how many bytes of the content were read: whole blocks.</summary>
    public long Used { get; private set; }

    public async ValueTask<SparseMapBuilder> ReadAsync(CancellationToken cancellationToken)
    {
        var map = new SparseMapBuilder();
        var count = await NextAsync(cancellationToken).ConfigureAwait(false);
        if (count is not (>= 0 and <= SparseMapBuilder.MaxParts))
        {
            map.Invalidate();
        }

        while (map.IsValid && map.Count < count)
        {
            var offset = await NextAsync(cancellationToken).ConfigureAwait(false);
            map.Add(offset, await NextAsync(cancellationToken).ConfigureAwait(false));
        }

        if (_rest.Span.ContainsAnyExcept((byte)0))
        {
            // Only zeros fill the last block.
            map.Invalidate();
        }

        return map;
    }

    private async ValueTask<long?> NextAsync(CancellationToken cancellationToken)
    {
        _line.Clear();
        while (_line.Count <= MaxDigits)
        {
            if (_rest.IsEmpty && !await FillAsync(cancellationToken).ConfigureAwait(false))
            {
                return null;
            }

            if (TakeLine())
            {
                return PaxRecords.ParseNumber(CollectionsMarshal.AsSpan(_line));
            }
        }

        return null;
    }

    // A line may lie across two blocks. Returns whether it is complete.
    private bool TakeLine()
    {
        var end = _rest.Span.IndexOf((byte)'\n');
        var part = end < 0 ? _rest : _rest[..end];
        _line.AddRange(part.Span);
        _rest = end < 0 ? default : _rest[(end + 1)..];
        return end >= 0;
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (Used + HeaderBlock.Size > length)
        {
            return false;
        }

        _rest = await blocks.BlockAsync(cancellationToken).ConfigureAwait(false);
        Used += _rest.Length;
        return !_rest.IsEmpty;
    }
}
