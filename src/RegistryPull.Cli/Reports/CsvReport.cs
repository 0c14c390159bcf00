using System.Globalization;
using System.Text;

namespace RegistryPull.Cli.Reports;

/// <summary>The report as a table: a row for each image, layer, referrer, volume, required base and missing
/// image.</summary>
internal sealed class CsvReport : IReportFormat
{
    private static readonly string[] Columns =
    [
        "kind", "output", "image", "digest", "indexDigest", "platform", "imageId", "size", "created", "licenses",
        "source", "revision", "type", "from", "subject", "message",
    ];

    /// <inheritdoc/>
    /// <remarks>The byte order mark is for spreadsheets, which read other text in the code page of the
    /// system.</remarks>
    public byte[] Write(ApprovalReport report)
    {
        var lines = Rows(report).Select(static row => string.Join(
            ',', Columns.Select(column => CsvCell.Format(row.GetValueOrDefault(column, "")))));
        var text = string.Concat(lines.Prepend(string.Join(',', Columns)).Select(static line => line + "\r\n"));
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)];
    }

    private static IEnumerable<Dictionary<string, string>> Rows(ApprovalReport report)
    {
        var images = report.Images.SelectMany(
            static image => Layers(image).Concat(Referrers(image)).Prepend(Row(image)));
        return images.Concat(report.Outputs.SelectMany(Parts)).Concat(report.Missing.Select(Row));
    }

    private static Dictionary<string, string> Row(ReportedImage image) => new()
    {
        ["kind"] = image.ImageId switch
        {
            null => "artifact",
            _ => "image",
        },
        ["output"] = image.Output,
        ["image"] = image.Reference.ToString(),
        ["digest"] = $"{image.Digest}",
        ["indexDigest"] = $"{image.IndexDigest}",
        ["platform"] = $"{image.Platform}",
        ["imageId"] = $"{image.ImageId}",
        ["size"] = Number(image.Size),
        ["created"] = image.Created,
        ["licenses"] = image.Labels.Licenses,
        ["source"] = image.Labels.Source,
        ["revision"] = image.Labels.Revision,
    };

    private static IEnumerable<Dictionary<string, string>> Layers(ReportedImage image) =>
        image.Layers.Select(layer => new Dictionary<string, string>
        {
            ["kind"] = "layer",
            ["output"] = image.Output,
            ["image"] = image.Reference.ToString(),
            ["digest"] = $"{layer.Digest}",
            ["platform"] = $"{image.Platform}",
            ["size"] = Number(layer.Size),
            ["type"] = layer.MediaType,
            ["from"] = layer.From,
            ["subject"] = $"{image.Digest}",
        });

    private static IEnumerable<Dictionary<string, string>> Referrers(ReportedImage image) =>
        image.Referrers.Select(referrer => new Dictionary<string, string>
        {
            ["kind"] = "referrer",
            ["output"] = image.Output,
            ["image"] = image.Reference.ToString(),
            ["digest"] = $"{referrer.Digest}",
            ["size"] = Number(referrer.Size),
            ["type"] = referrer.Kind,
            ["subject"] = $"{referrer.Subject}",
        });

    private static IEnumerable<Dictionary<string, string>> Parts(ReportedOutput output)
    {
        foreach (var volume in output.Volumes)
        {
            yield return new Dictionary<string, string>
            {
                ["kind"] = "volume",
                ["output"] = volume.Name,
                ["digest"] = $"sha256:{volume.Sha256}",
                ["size"] = Number(volume.Size),
            };
        }

        foreach (var required in output.Requires)
        {
            yield return new Dictionary<string, string>
            {
                ["kind"] = "required",
                ["output"] = output.Name,
                ["image"] = required,
            };
        }
    }

    private static Dictionary<string, string> Row(ReportedMissing missing) => new()
    {
        ["kind"] = "missing",
        ["image"] = missing.Image,
        ["message"] = missing.Message,
    };

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
