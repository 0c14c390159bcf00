using System.Globalization;

namespace RegistryPull.Cli.Reports;

/// <summary>Determines the time that a report states.</summary>
/// <remarks>https://reproducible-builds.org/specs/source-date-epoch/</remarks>
internal static class ReportTime
{
    private const string Variable = "SOURCE_DATE_EPOCH";

    // The last second of the year 9999.
    private const long Latest = 253402300799;

    /// <summary>Returns the time of <c>SOURCE_DATE_EPOCH</c> or, without it, of the clock.</summary>
    /// <param name="environment">Reads an environment variable.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="InvalidRequestException">The variable is not a number of seconds.</exception>
    public static DateTimeOffset Read(Func<string, string?> environment, TimeProvider time)
    {
        if (environment(Variable) is not { Length: > 0 } text)
        {
            return DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());
        }

        var isNumber = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds);
        if (!isNumber || seconds > Latest)
        {
            throw new InvalidRequestException($"{Variable} is '{TerminalText.Sanitize(text)}': expected seconds since "
                + "1970");
        }

        return DateTimeOffset.FromUnixTimeSeconds(seconds);
    }
}
