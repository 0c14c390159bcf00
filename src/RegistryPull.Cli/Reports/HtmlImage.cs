using System.Globalization;

namespace RegistryPull.Cli.Reports;

/// <summary>Writes an image into an HTML report.</summary>
internal static class HtmlImage
{
    private const string DigestKind = "digest";
    private const string NumberKind = "number";

    /// <summary>Writes an image, with its layers and referrers.</summary>
    public static void Write(HtmlText html, ReportedImage image)
    {
        html.Element("h2", image.Reference.ToString()).Markup("\n<table>\n")
            .Field("Digest", $"{image.Digest}", DigestKind)
            .Field("Index", $"{image.IndexDigest}", DigestKind)
            .Field("Image ID", $"{image.ImageId}", DigestKind)
            .Field("Platform", $"{image.Platform}")
            .Field("Size", Size(image.Size))
            .Field("Created", image.Created)
            .Field("Licences", image.Labels.Licenses);
        WriteSource(html, image.Labels);
        html.Field("Revision", image.Labels.Revision).Field("Output", image.Output).Markup("</table>\n");
        WriteLayers(html, image);
        WriteReferrers(html, image);
    }

    /// <summary>Returns a number of bytes for people, with the exact one.</summary>
    public static string Size(long bytes) => $"{ByteSize.Format(bytes)} ({Number(bytes)} bytes)";

    private static string Number(long bytes) => bytes.ToString("N0", CultureInfo.InvariantCulture);

    private static void WriteSource(HtmlText html, ReportedLabels labels)
    {
        if (labels.Link is not { } link)
        {
            html.Field("Source", labels.Source);
            return;
        }

        html.Markup("<tr><th>Source</th><td><a rel=\"noopener noreferrer\" href=\"").Text(link.AbsoluteUri)
            .Markup("\">").Text(labels.Source).Markup("</a></td></tr>\n");
    }

    private static void WriteLayers(HtmlText html, ReportedImage image)
    {
        html.Markup("<table>\n").Head("Layer", "Bytes", "From").Markup("<tbody>\n");
        foreach (var layer in image.Layers)
        {
            html.Markup("<tr>").Element("td", $"{layer.Digest}", DigestKind)
                .Element("td", Number(layer.Size), NumberKind).Element("td", layer.From).Markup("</tr>\n");
        }

        html.Markup("</tbody></table>\n");
    }

    private static void WriteReferrers(HtmlText html, ReportedImage image)
    {
        if (image.Referrers.IsEmpty)
        {
            return;
        }

        html.Markup("<table>\n").Head("Signatures, SBOMs, attestations", "Kind", "About").Markup("<tbody>\n");
        foreach (var referrer in image.Referrers)
        {
            html.Markup("<tr>").Element("td", $"{referrer.Digest}", DigestKind).Element("td", referrer.Kind)
                .Element("td", $"{referrer.Subject}", DigestKind).Markup("</tr>\n");
        }

        html.Markup("</tbody></table>\n");
    }
}
