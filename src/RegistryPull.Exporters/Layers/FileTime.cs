namespace RegistryPull.Exporters.Layers;

/// <summary>A moment as file systems keep it.</summary>
/// <param name="Seconds">Seconds since 1970, UTC; negative before.</param>
/// <param name="Nanoseconds">What comes on top, 0 to 999,999,999.</param>
internal readonly record struct FileTime(long Seconds, int Nanoseconds)
{
    /// <summary>The moment as the framework has it, to 100 ns; the nearest that it can say.</summary>
    public DateTime ToDateTime()
    {
        var ticks = Math.Clamp(Seconds, -DateTime.UnixEpoch.Ticks / TimeSpan.TicksPerSecond, (DateTime.MaxValue - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond - 1);
        return DateTime.UnixEpoch.AddTicks((ticks * TimeSpan.TicksPerSecond) + (Nanoseconds / 100));
    }
}
