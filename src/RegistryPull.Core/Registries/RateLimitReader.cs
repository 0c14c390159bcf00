using System.Globalization;
using RegistryPull.Repositories;

namespace RegistryPull.Registries;

/// <summary>Reads the rate limit from the headers of an answer.</summary>
/// <remarks>docs.docker.com/docker-hub/usage/pulls: <c>ratelimit-limit: 100;w=21600</c>,
/// <c>ratelimit-remaining: 76;w=21600</c>.</remarks>
internal static class RateLimitReader
{
    /// <summary>Reads the headers of an answer.</summary>
    /// <returns>Null when they are missing or not understood.</returns>
    public static RateLimit? Read(HttpResponseMessage response)
    {
        var (remaining, seconds) = Parse(response, "RateLimit-Remaining");
        if (remaining is null)
        {
            return null;
        }

        TimeSpan? window = null;
        if (seconds is not null)
        {
            window = TimeSpan.FromSeconds(seconds.Value);
        }

        return new RateLimit(remaining.Value, Parse(response, "RateLimit-Limit").Number, window);
    }

    private static (int? Number, int? Window) Parse(HttpResponseMessage response, string name)
    {
        if (!response.Headers.NonValidated.TryGetValues(name, out var values))
        {
            return (null, null);
        }

        var parts = values.ToString().Split(';', StringSplitOptions.TrimEntries);
        var window = parts.Skip(1).FirstOrDefault(static part => part.StartsWith("w=", StringComparison.Ordinal));
        return (Number(parts[0]), Number(window?[2..]));
    }

    private static int? Number(string? text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        return null;
    }
}
