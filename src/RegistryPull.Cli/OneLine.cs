namespace RegistryPull.Cli;

/// <summary>Text for a terminal: one line, and nothing in it that a terminal would obey.</summary>
internal static class OneLine
{
    private const char LineSeparator = '\u2028';
    private const char ParagraphSeparator = '\u2029';

    public static string Of(string text) => string.Create(text.Length, text, static (target, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            target[i] = char.IsControl(source[i]) || source[i] is LineSeparator or ParagraphSeparator ? ' ' : source[i];
        }
    });
}
