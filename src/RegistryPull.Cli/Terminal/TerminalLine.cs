namespace RegistryPull.Cli.Terminal;

/// <summary>Makes any text one line that a terminal shows and does not interpret.</summary>
internal static class TerminalLine
{
    // Longer than the longest path on Linux: a message is cut only when it was made to be too long.
    private const int MaxLength = 4096;

    public static string Sanitize(string text) => TerminalText.Sanitize(text, MaxLength);
}
