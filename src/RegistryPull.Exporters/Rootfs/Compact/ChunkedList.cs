using System.Numerics;
using System.Runtime.CompilerServices;

namespace RegistryPull.Exporters.Rootfs.Compact;

/// <summary>A list that grows by chunks. A list of one array would need the old and the new one at once to
/// grow.</summary>
/// <remarks>One thread adds at a time. Others may read the items that they know of meanwhile.</remarks>
/// <typeparam name="T">An item, which is stored without an object header.</typeparam>
internal sealed class ChunkedList<T>
    where T : struct
{
    // Below the size from which the collector takes an array for a large object.
    private const int MaxChunkBytes = 64 * 1024;

    // The first chunk grows up to the others' length, because many layers have few entries.
    private const int FirstLength = 16;

    private readonly List<T[]> _chunks = [new T[FirstLength]];

    /// <summary>Gets how many items there are.</summary>
    public int Count { get; private set; }

    private static int IndexBits => BitOperations.Log2((uint)(MaxChunkBytes / Unsafe.SizeOf<T>()));

    private static int ChunkLength => 1 << IndexBits;

    /// <summary>Gets an item. The reference is valid until the next item is added.</summary>
    public ref T this[int index] => ref _chunks[index >> IndexBits][index & (ChunkLength - 1)];

    /// <summary>Adds an item.</summary>
    /// <returns>Its index.</returns>
    public int Add(T item)
    {
        var index = Count;
        if (index == ChunkLength * _chunks.Count)
        {
            _chunks.Add(new T[ChunkLength]);
        }
        else if (index == _chunks[0].Length)
        {
            var first = _chunks[0];
            Array.Resize(ref first, Math.Min(2 * index, ChunkLength));
            _chunks[0] = first;
        }

        Count = index + 1;
        this[index] = item;
        return index;
    }
}
