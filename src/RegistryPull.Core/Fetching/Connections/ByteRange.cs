namespace RegistryPull.Fetching.Connections;

/// <summary>Consecutive bytes of a blob.</summary>
/// <param name="Start">The first byte.</param>
/// <param name="End">The byte after the last one.</param>
internal readonly record struct ByteRange(long Start, long End)
{
    /// <summary>Gets the number of bytes.</summary>
    public long Length => End - Start;
}
