using System.Globalization;

namespace RegistryPull;

/// <summary>Makes text that came from outside fit to be quoted in a message.</summary>
public static class Display
{
    private const int MaxLength = 200;

    /// <summary>The text on one line, without what a terminal would obey, at most 200 characters.</summary>
    /// <param name="text">Text from the network, an archive or the person.</param>
    /// <returns>What can be printed.</returns>
    public static string Clean(string text) => OneLine(text, MaxLength);

    /// <summary>The text on one line, without what a terminal would obey: control characters, and those that turn the direction of the text around.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="maxLength">How many characters are kept; an ellipsis stands for the rest.</param>
    /// <returns>What can be printed.</returns>
    public static string OneLine(string text, int maxLength)
    {
        ArgumentNullException.ThrowIfNull(text);
        var cut = text.Length > maxLength ? string.Concat(text.AsSpan(0, maxLength), "…") : text;
        return string.Create(cut.Length, cut, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                target[i] = IsObeyed(source[i]) ? ' ' : source[i];
            }
        });
    }

    /// <summary>Whether a terminal or an editor would obey a character instead of showing it.</summary>
    /// <param name="character">The character.</param>
    /// <returns>True for control and format characters and for separators of lines.</returns>
    public static bool IsObeyed(char character) => char.GetUnicodeCategory(character)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>A number of bytes as people read it, in powers of ten as docker prints them: <c>1.25 GB</c>.</summary>
    /// <param name="bytes">The number, in bytes.</param>
    /// <returns>Three significant digits and the unit.</returns>
    public static string Size(long bytes)
    {
        string[] units = ["B", "kB", "MB", "GB", "TB", "PB", "EB"];
        double value = bytes;
        var unit = 0;
        while (value >= 999.5 && unit < units.Length - 1)
        {
            value /= 1000;
            unit++;
        }

        var format = unit == 0 || value >= 99.95 ? "0" : value >= 9.995 ? "0.0" : "0.00";
        return string.Create(CultureInfo.InvariantCulture, $"{value.ToString(format, CultureInfo.InvariantCulture)} {units[unit]}");
    }
}
