using System.Globalization;

namespace RegistryPull;

/// <summary>Makes text that came from outside safe to print on a terminal.</summary>
public static class TerminalText
{
    private const int MaxLength = 200;

    /// <summary>Replaces control and format characters by spaces and shortens the text to 200 characters.</summary>
    /// <param name="text">Text from the network, an archive or the user.</param>
    /// <returns>What can be printed.</returns>
    public static string Sanitize(string text) => Sanitize(text, MaxLength);

    /// <summary>Replaces control and format characters, such as those that change the direction of text, by
    /// spaces.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="maxLength">How many characters are kept; an ellipsis stands for the rest.</param>
    /// <returns>What can be printed.</returns>
    public static string Sanitize(string text, int maxLength)
    {
        ArgumentNullException.ThrowIfNull(text);
        var cut = text;
        if (text.Length > maxLength)
        {
            cut = string.Concat(text.AsSpan(0, maxLength), "…");
        }

        return string.Create(cut.Length, cut, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                target[i] = IsControlOrFormat(source[i]) ? ' ' : source[i];
            }
        });
    }

    /// <summary>Returns whether a terminal or an editor interprets a character instead of showing it.</summary>
    /// <param name="character">The character.</param>
    /// <returns>True for control and format characters and for separators of lines.</returns>
    public static bool IsControlOrFormat(char character) => char.GetUnicodeCategory(character)
        is UnicodeCategory.Control
        or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator;
}
