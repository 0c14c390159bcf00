namespace RegistryPull.Layers;

/// <summary>The sparse map of GNU tar's own format: four pairs of numbers in the header, and 21 in each block that
/// follows where more are announced.</summary>
/// <remarks>GNU tar manual, "Storing Sparse Files", "Old GNU Format".</remarks>
internal static class OldSparseFormat
{
    /// <summary>The type of an entry that has such a map.</summary>
    public const byte Type = (byte)'S';

    private const int PairSize = 24;
    private const int NumberSize = 12;
    private const int PairsOfHeader = 4;
    private const int PairsOfBlock = 21;

    public static async ValueTask<SparseMapBuilder> ReadAsync(
        byte[] header, ITarBlocks blocks, CancellationToken cancellationToken)
    {
        var map = new SparseMapBuilder();
        var hasMore = Add(new HeaderBlock(header).OldSparse, PairsOfHeader, map);
        while (hasMore && map.IsValid)
        {
            var block = await blocks.BlockAsync(cancellationToken).ConfigureAwait(false);
            hasMore = !block.IsEmpty && Add(block.Span, PairsOfBlock, map);
            if (block.IsEmpty)
            {
                map.Invalidate();
            }
        }

        return map;
    }

    // The pairs end at the first that is empty. A flag after the last one says whether another block follows.
    private static bool Add(ReadOnlySpan<byte> pairs, int count, SparseMapBuilder map)
    {
        for (var pair = pairs[..(count * PairSize)]; !pair.IsEmpty && pair[0] != 0; pair = pair[PairSize..])
        {
            map.Add(TarNumber.Read(pair[..NumberSize]), TarNumber.Read(pair[NumberSize..PairSize]));
        }

        return pairs[count * PairSize] != 0;
    }
}
