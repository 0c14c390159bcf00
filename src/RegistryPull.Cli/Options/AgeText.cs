using System.Globalization;

namespace RegistryPull.Cli.Options;

/// <summary>Reads a span of time as people write it: <c>30d</c>, <c>12h</c>, <c>45m</c>.</summary>
internal static class AgeText
{
    private const int MostDays = 36_500;

    /// <returns>The span; null when it is not one, or is longer than a hundred years.</returns>
    public static TimeSpan? Parse(string text)
    {
        if (text.Length < 2
            || !int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var minutes = text[^1] switch { 'd' => 24 * 60, 'h' => 60, 'm' => 1, _ => -1L };
        if (minutes > 0 && number * minutes <= MostDays * 24L * 60)
        {
            return TimeSpan.FromMinutes(number * minutes);
        }

        return null;
    }
}
