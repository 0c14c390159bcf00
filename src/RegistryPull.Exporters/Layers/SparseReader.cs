using System.Collections.Immutable;

namespace RegistryPull.Exporters.Layers;

/// <summary>Reads which parts of a sparse file a layer holds, in GNU's four ways to say it.</summary>
/// <remarks>GNU tar manual, "Storing Sparse Files": the old format, and 0.0, 0.1 and 1.0 over extended headers.</remarks>
internal sealed class SparseReader(Descriptor layer, TarBlocks blocks)
{
    public const byte OldType = (byte)'S';

    private const int PairSize = 24;
    private const int NumberSize = 12;
    private const int PairsOfHeader = 4;
    private const int PairsOfBlock = 21;
    private const int MaxNumbers = 2 * 100_000;

    /// <summary>Reads the map, wherever it is.</summary>
    /// <returns>The map and the length of the file with its holes, or null when the file is not sparse; and how many bytes of the content the map took.</returns>
    public async ValueTask<((SparseMap Map, long Size)? Map, long Used)> ReadAsync(
        LayerEntry entry, byte[] block, PaxRecords pax, CancellationToken cancellationToken)
    {
        var isOld = new HeaderBlock(block).Type == OldType;
        if (pax.IsSparse && (isOld || entry.Kind != EntryKind.File))
        {
            throw Malformed();
        }

        if (isOld)
        {
            var numbers = await ReadOldAsync(block, cancellationToken);
            return (Map(numbers, new HeaderBlock(block).RealLength, entry.Size), 0);
        }

        if (!pax.IsSparse)
        {
            return (null, 0);
        }

        if (!IsInContent(pax))
        {
            return (Map(ReadInHeader(pax), Length(pax), entry.Size), 0);
        }

        var (lines, used) = await ReadInContentAsync(entry.Size, cancellationToken);
        return (Map(lines, Length(pax), entry.Size - used), used);
    }

    // The first two versions had no number yet: it was the map that told.
    private bool IsInContent(PaxRecords pax) => (Text(pax, "GNU.sparse.major"), Text(pax, "GNU.sparse.minor")) switch
    {
        ("1", "0") => true,
        ("0", "0" or "1") or ("", "") => false,
        _ => throw Malformed(),
    };

    private static long? Length(PaxRecords pax) => Number(pax.Value("GNU.sparse.size").Span) ?? Number(pax.Value("GNU.sparse.realsize").Span);

    // 0.0 has a record for each number, 0.1 one list.
    private List<long> ReadInHeader(PaxRecords pax)
    {
        var numbers = pax.SparsePairs.Count > 0 ? pax.SparsePairs.ConvertAll(number => Parsed(number.Span)) : List(pax.Value("GNU.sparse.map").Span);
        return Number(pax.Value("GNU.sparse.numblocks").Span) == numbers.Count / 2 ? numbers : throw Malformed();
    }

    private List<long> List(ReadOnlySpan<byte> text)
    {
        var numbers = new List<long>();
        if (!text.IsEmpty)
        {
            foreach (var range in text.Split((byte)','))
            {
                numbers.Add(Parsed(text[range]));
            }
        }

        return numbers;
    }

    private async ValueTask<List<long>> ReadOldAsync(byte[] block, CancellationToken cancellationToken)
    {
        var numbers = new List<long>();
        var hasMore = AddOld(new HeaderBlock(block).OldSparse, PairsOfHeader, numbers);
        while (hasMore)
        {
            var more = await blocks.BlockAsync(cancellationToken);
            hasMore = !more.IsEmpty && numbers.Count < MaxNumbers ? AddOld(more.Span, PairsOfBlock, numbers) : throw Malformed();
        }

        return numbers;
    }

    private bool AddOld(ReadOnlySpan<byte> pairs, int count, List<long> numbers)
    {
        for (var pair = pairs[..(count * PairSize)]; !pair.IsEmpty && pair[0] != 0; pair = pair[PairSize..])
        {
            numbers.Add(TarNumber.Read(pair[..NumberSize]) ?? throw Malformed());
            numbers.Add(TarNumber.Read(pair[NumberSize..PairSize]) ?? throw Malformed());
        }

        return pairs[count * PairSize] != 0;
    }

    // Version 1.0: decimal numbers, a line each, the first says how many pairs follow. The content begins at the next block.
    private async ValueTask<(List<long> Numbers, long Used)> ReadInContentAsync(long stored, CancellationToken cancellationToken)
    {
        var (numbers, used, text) = (new List<long>(), 0L, Array.Empty<byte>());
        for (long wanted = 1; numbers.Count < wanted;)
        {
            var block = used + HeaderBlock.Size > stored ? default : await blocks.BlockAsync(cancellationToken);
            if (block.IsEmpty)
            {
                throw Malformed();
            }

            used += block.Length;
            text = AddLines([.. text, .. block.Span], numbers);
            wanted = numbers.Count == 0 ? wanted : numbers[0] is >= 0 and <= MaxNumbers / 2 ? 1 + (2 * numbers[0]) : throw Malformed();
            numbers = numbers.Count > wanted ? numbers[..(int)wanted] : numbers;
        }

        return (numbers[1..], used);
    }

    // The zeros that fill the last block are no line.
    private byte[] AddLines(ReadOnlySpan<byte> text, List<long> numbers)
    {
        for (int end; (end = text.IndexOf((byte)'\n')) >= 0; text = text[(end + 1)..])
        {
            numbers.Add(Parsed(text[..end]));
        }

        return text.Length <= HeaderBlock.Size ? text.ToArray() : throw Malformed();
    }

    private (SparseMap Map, long Size) Map(List<long> numbers, long? size, long stored)
    {
        var parts = ImmutableArray.CreateBuilder<SparsePart>();
        long end = 0, sum = 0;
        for (var i = 0; i + 1 < numbers.Count; i += 2)
        {
            var (offset, length) = (numbers[i], numbers[i + 1]);
            if (offset < end || length < 0 || length > size - offset)
            {
                throw Malformed();
            }

            (end, sum) = (offset + length, sum + length);
            if (length > 0)
            {
                parts.Add(new SparsePart(offset, length));
            }
        }

        return size is >= 0 && numbers.Count % 2 == 0 && sum == stored ? (new SparseMap(parts.ToImmutable()), size.Value) : throw Malformed();
    }

    private long Parsed(ReadOnlySpan<byte> text) => Number(text) ?? throw Malformed();

    private static long? Number(ReadOnlySpan<byte> text) => PaxRecords.TryParse(text, out var number) ? number : null;

    private static string Text(PaxRecords pax, string key) => pax.Name(key)?.Latin1 ?? "";

    private InvalidContentException Malformed() => MalformedLayer.Of(layer, "has a sparse file whose map cannot be read");
}
