namespace RegistryPull.Registries.Authentication;

/// <summary>Reads the challenges of an answer.</summary>
internal static class ChallengeHeaders
{
    /// <returns>The challenges in the order in which they were sent; empty when there are none.</returns>
    public static IReadOnlyList<Challenge> Read(HttpResponseMessage response) =>
        ChallengeParser.Parse(HeaderLines.Read(response, "WWW-Authenticate"));

    /// <summary>The schemes, for a message.</summary>
    public static string Describe(IEnumerable<Challenge> challenges) =>
        TerminalText.Sanitize(string.Join(", ", challenges.Select(static challenge => challenge.Scheme)));
}
