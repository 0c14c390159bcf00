namespace RegistryPull.Fetching.Connections;

/// <summary>The bytes of a blob that one connection brings.</summary>
/// <remarks>The connection moves the position while others read it. <see cref="RangeAllocator"/> moves the
/// end.</remarks>
/// <param name="range">The bytes.</param>
internal sealed class RangeLease(ByteRange range)
{
    private long _position = range.Start;
    private long _end = range.End;
    private Action? _stop;
    private volatile bool _isTakenOver;

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

    /// <summary>Gets when the helper connection began; null without one.</summary>
    public long? HelpedSince { get; private set; }

    /// <summary>Gets whether another connection gets the rest.</summary>
    public bool IsTakenOver => _isTakenOver;

    /// <summary>Begins to bring the bytes over a helper connection.</summary>
    /// <param name="timestamp">The time.</param>
    /// <param name="stop">Stops the connection. May be called after its end.</param>
    public void BeginHelp(long timestamp, Action stop) => (_stop, HelpedSince) = (stop, timestamp);

    /// <summary>Stops the helper connection, because another one brings the rest sooner.</summary>
    public void TakeOver()
    {
        _isTakenOver = true;
        _stop?.Invoke();
    }

    /// <summary>Gets the bytes that are missing.</summary>
    public ByteRange Rest => new(Position, End);
}
