using System.Globalization;

namespace RegistryPull.Registries;

/// <summary>How many pulls a registry still grants.</summary>
/// <param name="Remaining">Those that are left.</param>
/// <param name="Limit">Those that it grants in a window; null when it does not say.</param>
/// <param name="Window">The window; null when it does not say.</param>
/// <remarks>docs.docker.com/docker-hub/usage/pulls: <c>ratelimit-limit: 100;w=21600</c>, <c>ratelimit-remaining: 76;w=21600</c>.</remarks>
internal sealed record RateLimit(int Remaining, int? Limit, TimeSpan? Window)
{
    /// <summary>Reads the headers of an answer.</summary>
    /// <returns>Null when they say nothing that is understood.</returns>
    public static RateLimit? Read(HttpResponseMessage response)
    {
        var (remaining, window) = Parse(response, "RateLimit-Remaining");
        return remaining is null ? null : new RateLimit(remaining.Value, Parse(response, "RateLimit-Limit").Number, window is null ? null : TimeSpan.FromSeconds(window.Value));
    }

    private static (int? Number, int? Window) Parse(HttpResponseMessage response, string name)
    {
        var parts = response.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString().Split(';', StringSplitOptions.TrimEntries) : [];
        var window = parts.Skip(1).FirstOrDefault(static part => part.StartsWith("w=", StringComparison.Ordinal));
        return (Number(parts.FirstOrDefault()), Number(window?[2..]));
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
