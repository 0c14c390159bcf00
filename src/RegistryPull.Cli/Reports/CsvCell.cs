using System.Buffers;

namespace RegistryPull.Cli.Reports;

/// <summary>Writes one cell of a CSV file.</summary>
internal static class CsvCell
{
    private static readonly SearchValues<char> Formula = SearchValues.Create("=+-@\t\r\n|%");
    private static readonly SearchValues<char> Special = SearchValues.Create(",;\"\r\n\t ");

    /// <summary>Returns the cell. Text that a spreadsheet would calculate gets an apostrophe, which makes it
    /// text.</summary>
    /// <remarks>https://owasp.org/www-community/attacks/CSV_Injection, RFC 4180. Spreadsheets skip white space before a
    /// formula, and some that are set to another language read <c>;</c> as the separator.</remarks>
    public static string Format(string text)
    {
        var cell = text;
        var first = text.AsSpan().TrimStart();
        if (!first.IsEmpty && Formula.Contains(first[0]))
        {
            cell = "'" + text;
        }

        if (cell.AsSpan().ContainsAny(Special))
        {
            return $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        }

        return cell;
    }
}
