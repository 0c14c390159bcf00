using System.Security.Cryptography;
using System.Text;

namespace RegistryPull.Cli.Reports;

/// <summary>The look of an HTML report, on the screen and on paper.</summary>
internal static class HtmlStyle
{
    /// <summary>The style sheet.</summary>
    public const string Css = """
        @page { margin: 15mm; }
        body { font: 10pt/1.4 sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em; color: #000; }
        h1 { font-size: 16pt; } h2 { font-size: 12pt; border-bottom: 1px solid; margin-top: 2em; }
        h1, h2, h3 { break-after: avoid; overflow-wrap: anywhere; }
        table { border-collapse: collapse; width: 100%; margin: .5em 0; }
        th, td { text-align: left; vertical-align: top; padding: .2em .5em; border: 1px solid #999; }
        td { overflow-wrap: anywhere; } th { white-space: nowrap; }
        thead { display: table-header-group; } tr { break-inside: avoid; }
        .digest { font: 8pt monospace; } .number { text-align: right; white-space: nowrap; }
        .missing { border: 2px solid; padding: 0 1em; }
        .approval td { height: 3em; width: 33%; }
        @media print { body { margin: 0; padding: 0; max-width: none; } a { color: inherit; } }

        """;

    /// <summary>Gets the style sheet as it stands in the page, with the same line ends on every system.</summary>
    public static string Text => Css.ReplaceLineEndings("\n");

    /// <summary>Gets the policy that lets a page load nothing, and apply this style sheet alone.</summary>
    public static string Policy
    {
        get
        {
            var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
            return $"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'";
        }
    }
}
