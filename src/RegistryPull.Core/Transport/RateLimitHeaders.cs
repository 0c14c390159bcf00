namespace RegistryPull.Transport;

/// <summary>What an answer says about how much more may be asked, for <c>--verbose</c>, as it was sent: registries
/// agree on the names' beginning and on nothing else.</summary>
internal static class RateLimitHeaders
{
    private static readonly string[] Beginnings = ["ratelimit-", "x-ratelimit-"];

    /// <summary>The headers on one line, after a comma.</summary>
    /// <returns>Empty when there are none.</returns>
    public static string Describe(HttpResponseMessage response) => string.Concat(response.Headers.NonValidated
        .Where(static header => IsAboutLimits(header.Key))
        .Select(static header => $", {TerminalText.Sanitize($"{header.Key.ToLowerInvariant()} {header.Value}")}"));

    private static bool IsAboutLimits(string name) =>
        Array.Exists(Beginnings, beginning => name.StartsWith(beginning, StringComparison.OrdinalIgnoreCase));
}
