using System.Globalization;
using System.Text;

namespace RegistryPull.Cli.Reports;

/// <summary>The report as one HTML page, which loads nothing and can be printed and signed.</summary>
internal sealed class HtmlReport : IReportFormat
{
    /// <inheritdoc/>
    public byte[] Write(ApprovalReport report)
    {
        var html = new HtmlText();
        WriteHead(html);
        WriteSummary(html, report);
        WriteOutputs(html, report);
        WriteMissing(html, report);
        foreach (var image in report.Images)
        {
            HtmlImage.Write(html, image);
        }

        html.Markup("<h2>Approval</h2>\n<table class=\"approval\">\n").Head("Name", "Date", "Signature")
            .Markup("<tbody><tr><td></td><td></td><td></td></tr></tbody></table>\n</body>\n</html>\n");
        return Encoding.UTF8.GetBytes(html.ToString());
    }

    private static void WriteHead(HtmlText html) => html
        .Markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .Markup("<meta http-equiv=\"Content-Security-Policy\" content=\"").Text(HtmlStyle.Policy).Markup("\">\n")
        .Markup("<meta name=\"referrer\" content=\"no-referrer\">\n<title>Container images for approval</title>\n")
        .Markup("<style>").Markup(HtmlStyle.Text).Markup("</style>\n</head>\n<body>\n");

    private static void WriteSummary(HtmlText html, ApprovalReport report)
    {
        // A blob that several images have is carried once; what the target has is not carried.
        var carried = report.Images.SelectMany(static image => image.Layers)
            .Where(static layer => layer.From != "omitted")
            .DistinctBy(static layer => layer.Digest)
            .Sum(static layer => layer.Size);
        html.Markup("<h1>Container images for approval</h1>\n<table>\n")
            .Field("Created", report.CreatedText)
            .Field("Program", $"{ApprovalReport.Tool} {report.Version}")
            .Field("Images", report.Images.Length.ToString(CultureInfo.InvariantCulture))
            .Field("Layers", HtmlImage.Size(carried))
            .Markup("</table>\n<p>Every manifest, configuration and layer was verified by its digest. Licences, "
                + "source, revision and time of the build are what the publisher says.</p>\n");
    }

    private static void WriteOutputs(HtmlText html, ApprovalReport report)
    {
        html.Markup("<table>\n").Head("Output", "Format", "SHA-256 of the volume", "Bytes").Markup("<tbody>\n");
        foreach (var output in report.Outputs)
        {
            html.Markup("<tr>").Element("td", output.Name).Element("td", output.Format)
                .Markup("<td></td><td></td></tr>\n");
            foreach (var volume in output.Volumes)
            {
                html.Markup("<tr>").Element("td", volume.Name).Element("td", output.Format)
                    .Element("td", volume.Sha256, "digest")
                    .Element("td", volume.Size.ToString("N0", CultureInfo.InvariantCulture), "number")
                    .Markup("</tr>\n");
            }
        }

        html.Markup("</tbody></table>\n");
        foreach (var required in report.Outputs.SelectMany(static output => output.Requires).Distinct())
        {
            html.Element("p", $"The target must have {required}: layers of it were left out.");
        }
    }

    private static void WriteMissing(HtmlText html, ApprovalReport report)
    {
        if (report.Missing.IsEmpty)
        {
            return;
        }

        html.Markup("<div class=\"missing\"><h2>Missing</h2>\n<table>\n").Head("Image", "Why").Markup("<tbody>\n");
        foreach (var missing in report.Missing)
        {
            html.Markup("<tr>").Element("td", missing.Image).Element("td", missing.Message).Markup("</tr>\n");
        }

        html.Markup("</tbody></table></div>\n");
    }
}
