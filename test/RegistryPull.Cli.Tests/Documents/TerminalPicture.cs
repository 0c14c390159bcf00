using System.Globalization;
using System.Net;
using System.Text;
using RegistryPull.Cli.Progress;

namespace RegistryPull.Cli.Tests.Documents;

/// <summary>Draws a terminal as SVG: what was typed, and the lines that the program paints.</summary>
internal static class TerminalPicture
{
    private const int Row = 20;
    private const int First = 54;

    public static string Draw(string typed, string description, IReadOnlyList<ProgressLine> lines)
    {
        var height = First + (Row * lines.Count) + Row;
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"780\" height=\"{height}\" viewBox=\"0 0 780 "
            + $"{height}\" role=\"img\" aria-label=\"{description}\" font-family=\"ui-monospace, SFMono-Regular, "
            + $"Menlo, Consolas, monospace\" font-size=\"13.5\">\n");
        text.Append(
            CultureInfo.InvariantCulture, $"  <rect width=\"780\" height=\"{height}\" rx=\"8\" fill=\"#1c2128\"/>\n");
        text.Append(
            "  <circle cx=\"20\" cy=\"18\" r=\"5\" fill=\"#f47067\"/><circle cx=\"37\" cy=\"18\" r=\"5\" "
            + "fill=\"#daaa3f\"/><circle cx=\"54\" cy=\"18\" r=\"5\" fill=\"#57ab5a\"/>\n");
        text.Append(Line(First, "#ffffff", $"$ {typed}"));
        foreach (var (index, line) in lines.Index())
        {
            text.Append(Line(First + (Row * (index + 1)), Colour(line.State), line.Text));
        }

        return text.Append("</svg>\n").ToString();
    }

    private static string Line(int y, string colour, string text) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"  <text x=\"20\" y=\"{y}\" fill=\"{colour}\" "
            + $"xml:space=\"preserve\">{WebUtility.HtmlEncode(text)}</text>\n");

    private static string Colour(TransferState? state) => state switch
    {
        TransferState.Waiting => "#768390",
        TransferState.Retrying => "#daaa3f",
        TransferState.Done => "#57ab5a",
        _ => "#d0d7de",
    };
}
