using System.Numerics;

namespace RegistryPull.Exporters.Rootfs.Compact;

/// <summary>Finds rows of paths by their hash. There is a bucket for each row: one is added and one is split with each
/// (linear hashing), so that the table is never copied to grow.</summary>
/// <param name="rows">The rows.</param>
internal sealed class PathBuckets(ChunkedList<PathRow> rows)
{
    private readonly ChunkedList<int> _first = new();

    /// <summary>Gets the first row that may have a hash; 0 for none. The others follow by
    /// <see cref="PathRow.NextInBucket"/>.</summary>
    public int FirstOf(int hash) => _first.Count == 0 ? 0 : _first[BucketOf(hash)];

    /// <summary>Adds a row.</summary>
    public void Add(int row)
    {
        Grow();
        Link(row);
    }

    private void Grow()
    {
        var added = _first.Add(0);
        if (added == 0)
        {
            return;
        }

        ref var divided = ref _first[added - HighestBit(added)];
        var rest = divided;
        divided = 0;
        while (rest != 0)
        {
            var row = rest;
            rest = rows[row].NextInBucket;
            Link(row);
        }
    }

    private void Link(int row)
    {
        ref var first = ref _first[BucketOf(rows[row].Hash)];
        rows[row].NextInBucket = first;
        first = row;
    }

    // Buckets from the count on are not split off yet.
    private int BucketOf(int hash)
    {
        var half = HighestBit(_first.Count);
        var bucket = hash & ((2 * half) - 1);
        return bucket < _first.Count ? bucket : bucket & (half - 1);
    }

    private static int HighestBit(int value) => 1 << BitOperations.Log2((uint)value);
}
