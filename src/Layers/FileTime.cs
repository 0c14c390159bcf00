namespace RegistryPull.Layers;

/// <summary>A moment as file systems keep it.</summary>
/// <param name="Seconds">Seconds since 1970, UTC; negative before.</param>
/// <param name="Nanoseconds">What comes on top, 0 to 999,999,999.</param>
internal readonly record struct FileTime(long Seconds, int Nanoseconds)
{
    private static readonly long MinSeconds = (DateTime.MinValue - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond;

    private static readonly long MaxSeconds =
        ((DateTime.MaxValue - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond) - 1;

    /// <summary>Converts to the nearest moment that the framework can represent, in steps of 100 ns.</summary>
    public DateTime ToDateTime()
    {
        var seconds = Math.Clamp(Seconds, MinSeconds, MaxSeconds);
        return DateTime.UnixEpoch.AddTicks(
            (seconds * TimeSpan.TicksPerSecond) + (Nanoseconds / TimeSpan.NanosecondsPerTick));
    }
}
