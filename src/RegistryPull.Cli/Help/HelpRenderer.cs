using System.Text;

namespace RegistryPull.Cli.Help;

/// <summary>Lays a help page out for a number of columns.</summary>
internal static class HelpRenderer
{
    private const string Indent = "  ";
    private const int WidestTerm = 26;
    private const int NarrowestMeaning = 18;

    public static string Render(HelpPage page, int width)
    {
        var text = new StringBuilder();
        AppendWrapped(text, $"Usage: {page.Usage}", "", width);
        text.Append('\n');
        AppendWrapped(text, page.Summary, "", width);
        foreach (var section in page.Sections)
        {
            text.Append('\n').Append(section.Title).Append(":\n");
            Append(text, section, width);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, HelpSection section, int width)
    {
        switch (section)
        {
            case HelpSection.Table table:
                AppendTable(text, table, width);
                break;
            case HelpSection.Examples examples:
                AppendExamples(text, examples, width);
                break;
        }
    }

    // A term that is wider than its column has a separate line, as in man pages.
    private static void AppendTable(StringBuilder text, HelpSection.Table table, int width)
    {
        var column = Column(table, width);
        var margin = new string(' ', Indent.Length + column + Indent.Length);
        foreach (var row in table.Rows)
        {
            var lines = TextWrap.Lines(row.Meaning, width - margin.Length);
            text.Append(Indent);
            if (row.Term.Length > column)
            {
                text.Append(row.Term).Append('\n').Append(margin);
            }
            else
            {
                text.Append(row.Term.PadRight(column)).Append(Indent);
            }

            text.AppendJoin('\n' + margin, lines).Append('\n');
        }
    }

    // On a narrow terminal, terms have separate lines so that the meanings have room.
    private static int Column(HelpSection.Table table, int width)
    {
        var column = Math.Min(table.Rows.Max(static row => row.Term.Length), WidestTerm);
        if (width - column - (2 * Indent.Length) < NarrowestMeaning)
        {
            return Indent.Length;
        }

        return column;
    }

    private static void AppendExamples(StringBuilder text, HelpSection.Examples examples, int width)
    {
        foreach (var row in examples.Rows)
        {
            AppendWrapped(text, row.Meaning, Indent, width);
            text.Append(Indent).Append(Indent).Append(row.Term).Append('\n');
        }
    }

    private static void AppendWrapped(StringBuilder text, string paragraph, string indent, int width)
    {
        foreach (var line in TextWrap.Lines(paragraph, width - indent.Length))
        {
            text.Append(indent).Append(line).Append('\n');
        }
    }
}
