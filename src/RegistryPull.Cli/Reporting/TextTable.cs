using RegistryPull.Cli.Terminal;

namespace RegistryPull.Cli.Reporting;

/// <summary>
/// Lays rows out in columns. Every cell becomes one harmless line: most of them are text from outside.
/// </summary>
internal static class TextTable
{
    private const string Gap = "  ";

    /// <summary>The rows as lines; the last column is not padded.</summary>
    public static IEnumerable<string> Lines(IEnumerable<string[]> rows)
    {
        string[][] cells = [.. rows.Select(static row => Array.ConvertAll(row, TerminalLine.Sanitize))];
        var columns = Enumerable.Range(0, cells.Max(static row => row.Length));
        int[] widths = [.. columns.Select(column => cells.Max(row => row.ElementAtOrDefault(column)?.Length ?? 0))];
        return cells.Select(
            row => string.Join(Gap, row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }
}
