using RegistryPull.Content;

namespace RegistryPull.Fetching.Connections;

/// <summary>Consecutive bytes of a blob.</summary>
/// <param name="Start">The first byte.</param>
/// <param name="End">The byte after the last one.</param>
internal readonly record struct ByteRange(long Start, long End)
{
    /// <summary>Gets the number of bytes.</summary>
    public long Length => End - Start;

    /// <summary>Finds the absent bytes of a slot.</summary>
    /// <param name="slot">The slot.</param>
    /// <returns>The ranges, in order and apart from each other.</returns>
    public static IEnumerable<ByteRange> MissingFrom(IBlobSlot slot)
    {
        var start = slot.PresentFrom(0);
        while (start < slot.Blob.Size)
        {
            var end = start + slot.GapFrom(start);
            yield return new ByteRange(start, end);
            start = end + slot.PresentFrom(end);
        }
    }
}
