using System.Net;
using System.Text;

namespace RegistryPull.Cli.Reports;

/// <summary>Builds HTML. Text is escaped here and nowhere else.</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder _html = new();

    /// <summary>Adds markup as it stands; never what comes from outside.</summary>
    public HtmlText Markup(string markup)
    {
        _html.Append(markup);
        return this;
    }

    /// <summary>Adds text, escaped for content and for attributes in double quotes.</summary>
    public HtmlText Text(string text)
    {
        _html.Append(WebUtility.HtmlEncode(text));
        return this;
    }

    /// <summary>Adds an element that holds text alone.</summary>
    /// <param name="tag">The name of the element.</param>
    /// <param name="text">The text.</param>
    public HtmlText Element(string tag, string text) => Markup($"<{tag}>").Text(text).Markup($"</{tag}>");

    /// <summary>Adds an element that holds text alone.</summary>
    /// <param name="tag">The name of the element.</param>
    /// <param name="text">The text.</param>
    /// <param name="kind">Its class.</param>
    public HtmlText Element(string tag, string text, string kind) =>
        Markup($"<{tag} class=\"{kind}\">").Text(text).Markup($"</{tag}>");

    /// <summary>Adds the head row of a table.</summary>
    public HtmlText Head(params ReadOnlySpan<string> titles)
    {
        Markup("<thead><tr>");
        foreach (var title in titles)
        {
            Element("th", title);
        }

        return Markup("</tr></thead>\n");
    }

    /// <summary>Adds a row of a name and a value; nothing where the value is empty.</summary>
    public HtmlText Field(string name, string value, string kind = "value")
    {
        if (value.Length == 0)
        {
            return this;
        }

        return Markup("<tr>").Element("th", name).Element("td", value, kind).Markup("</tr>\n");
    }

    /// <inheritdoc/>
    public override string ToString() => _html.ToString();
}
