namespace RegistryPull.Cli.Progress;

/// <summary>A duration as people say it, in the two largest units.</summary>
internal static class DurationText
{
    private const double ShortSeconds = 9.95;

    public static string Format(TimeSpan duration)
    {
        if (duration.TotalSeconds < ShortSeconds)
        {
            return $"{duration.TotalSeconds:0.0} s";
        }

        return FormatWhole(TimeSpan.FromSeconds(Math.Round(duration.TotalSeconds)));
    }

    private static string FormatWhole(TimeSpan duration) => duration switch
    {
        { TotalMinutes: < 1 } => $"{duration.Seconds} s",
        { TotalMinutes: < 60 } => $"{(int)duration.TotalMinutes} min {duration.Seconds:00} s",
        _ => $"{(int)duration.TotalHours} h {duration.Minutes:00} min",
    };
}
