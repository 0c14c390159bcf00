namespace RegistryPull.Fetching.Connections;

/// <summary>The bytes of a blob that one connection brings.</summary>
/// <remarks>The connection moves the position while others read it. <see cref="RangeAllocator"/> moves the
/// end.</remarks>
/// <param name="range">The bytes.</param>
internal sealed class RangeLease(ByteRange range)
{
    private long _position = range.Start;
    private long _end = range.End;

    /// <summary>Gets the first byte.</summary>
    public long Start { get; } = range.Start;

    /// <summary>Gets or sets the byte after the last one that is in the slot.</summary>
    public long Position
    {
        get => Volatile.Read(ref _position);
        set => Volatile.Write(ref _position, value);
    }

    /// <summary>Gets or sets the byte after the last one of the lease.</summary>
    public long End
    {
        get => Volatile.Read(ref _end);
        set => Volatile.Write(ref _end, value);
    }

    /// <summary>Gets or sets the lease that is to be divided. It keeps its bytes until this one is confirmed; null from
    /// then on.</summary>
    public RangeLease? TakenFrom { get; set; }

    /// <summary>Gets the bytes that are missing.</summary>
    public ByteRange Rest => new(Position, End);
}
