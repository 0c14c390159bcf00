namespace RegistryPull.Fetching.Connections;

/// <summary>A part of a blob that one connection brings. Its owner moves the position, others may take from its end.</summary>
/// <param name="start">The first byte.</param>
/// <param name="end">The one after the last.</param>
internal sealed class RangeLease(long start, long end)
{
    private long _position = start;
    private long _end = end;

    public long Start { get; } = start;

    /// <summary>The byte after the last one that is in its place.</summary>
    public long Position
    {
        get => Volatile.Read(ref _position);
        set => Volatile.Write(ref _position, value);
    }

    public long End
    {
        get => Volatile.Read(ref _end);
        set => Volatile.Write(ref _end, value);
    }

    /// <summary>Whose part this is until the first bytes of it have come; null when it is nobody else's.</summary>
    public RangeLease? Owner { get; set; }

    public long Left => End - Position;

    public bool Covers(long offset) => Start <= offset && offset < End;
}
