namespace RegistryPull;

/// <summary>Time that passes when a test says so, and remembers what was waited for.</summary>
internal sealed class FrozenTimeProvider : TimeProvider
{
    private readonly List<double> _waits = [];

    /// <summary>Seconds.</summary>
    public double Now { get; set; }

    /// <summary>Seconds.</summary>
    public IReadOnlyList<double> Waits => _waits;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => (long)(Now * TimeSpan.TicksPerSecond);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _waits.Add(dueTime.TotalSeconds);
        return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
