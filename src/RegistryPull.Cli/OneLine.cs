namespace RegistryPull.Cli;

/// <summary>Text for a terminal: one line, and nothing in it that a terminal would obey.</summary>
internal static class OneLine
{
    // Room for the longest path that Linux takes. What is longer was made to be.
    private const int MaxLength = 4096;

    public static string Of(string text) => TerminalText.Sanitize(text, MaxLength);
}
