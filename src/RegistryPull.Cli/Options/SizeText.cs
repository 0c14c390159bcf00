using System.Globalization;

namespace RegistryPull.Cli.Options;

/// <summary>Reads a number of bytes as docker and curl write it: <c>700M</c>, <c>20G</c>.</summary>
internal static class SizeText
{
    private const string Units = "BKMGT";

    /// <returns>The number of bytes, a unit being 1024 of the one below; null when it is not one.</returns>
    public static long? Parse(string text)
    {
        var unit = text.Length > 0 ? Units.IndexOf(char.ToUpperInvariant(text[^1]), StringComparison.Ordinal) : -1;
        var digits = unit < 0 ? text : text[..^1];
        var factor = 1L << (10 * Math.Max(unit, 0));
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= long.MaxValue / factor ? number * factor : null;
    }
}
