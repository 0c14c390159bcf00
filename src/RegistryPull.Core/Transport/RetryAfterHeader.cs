using System.Globalization;

namespace RegistryPull.Transport;

/// <summary>How long a server asks to wait.</summary>
/// <remarks>RFC 9110, section 10.2.3: seconds, or a date. Some servers send seconds since 1970, as GitHub's limits
/// do.</remarks>
internal static class RetryAfterHeader
{
    // 2001 as seconds since 1970; as a wait it would be 31 years.
    private const long FirstEpoch = 1_000_000_000;

    // A longer wait is a mistake of the server's.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Reads the header.</summary>
    /// <param name="response">The response.</param>
    /// <param name="now">The time of this machine, for a response without <c>Date</c>.</param>
    /// <returns>The wait, at least zero; null when there is none, or none that makes sense.</returns>
    public static TimeSpan? Read(HttpResponseMessage response, DateTimeOffset now)
    {
        if (!response.Headers.NonValidated.TryGetValues("Retry-After", out var values))
        {
            return null;
        }

        var wait = Parse(values.ToString().Trim(), response.Headers.Date ?? now);
        if (wait > Longest)
        {
            return null;
        }

        return wait;
    }

    private static TimeSpan? Parse(string text, DateTimeOffset now)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return FromSeconds(seconds, now.ToUnixTimeSeconds());
        }

        if (TryParseDate(text, out var date))
        {
            return Positive(date - now);
        }

        return null;
    }

    private static bool TryParseDate(string text, out DateTimeOffset date) =>
        DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out date);

    private static TimeSpan? FromSeconds(long seconds, long now) => seconds switch
    {
        < FirstEpoch => TimeSpan.FromSeconds(seconds),
        _ when seconds - now <= Longest.TotalSeconds => Positive(TimeSpan.FromSeconds(seconds - now)),
        _ => null,
    };

    private static TimeSpan Positive(TimeSpan wait)
    {
        if (wait > TimeSpan.Zero)
        {
            return wait;
        }

        return TimeSpan.Zero;
    }
}
