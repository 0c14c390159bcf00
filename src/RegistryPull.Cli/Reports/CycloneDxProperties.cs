using System.Globalization;
using System.Text.Json;

namespace RegistryPull.Cli.Reports;

/// <summary>What CycloneDX has no field for, as properties.</summary>
internal static class CycloneDxProperties
{
    /// <summary>Returns the properties of the whole report.</summary>
    public static IEnumerable<(string Name, string Value)> From(ApprovalReport report)
    {
        foreach (var output in report.Outputs)
        {
            yield return ("regpull:output", $"{output.Name} ({output.Format})");
            foreach (var volume in output.Volumes)
            {
                yield return ("regpull:volume", $"{volume.Sha256} {Number(volume.Size)} {volume.Name}");
            }

            foreach (var required in output.Requires)
            {
                yield return ("regpull:requires", required);
            }
        }

        foreach (var missing in report.Missing)
        {
            yield return ("regpull:missing", $"{missing.Image}: {missing.Message}");
        }
    }

    /// <summary>Returns the properties of an image; a value that is not known is empty.</summary>
    public static IEnumerable<(string Name, string Value)> From(ReportedImage image)
    {
        yield return ("regpull:reference", image.Reference.ToString());
        yield return ("regpull:output", image.Output);
        yield return ("regpull:indexDigest", $"{image.IndexDigest}");
        yield return ("regpull:platform", $"{image.Platform}");
        yield return ("regpull:imageId", $"{image.ImageId}");
        yield return ("regpull:size", Number(image.Size));
        yield return ("regpull:created", image.Created);
        yield return ("regpull:source", image.Labels.Source);
        yield return ("regpull:revision", image.Labels.Revision);
        foreach (var referrer in image.Referrers)
        {
            yield return ("regpull:referrer", $"{referrer.Digest} {referrer.Kind}, about {referrer.Subject}");
        }
    }

    /// <summary>Returns the properties of a layer.</summary>
    public static IEnumerable<(string Name, string Value)> From(ReportedLayer layer) =>
    [
        ("regpull:size", Number(layer.Size)),
        ("regpull:from", layer.From),
    ];

    /// <summary>Writes the properties that have a value.</summary>
    public static void Write(Utf8JsonWriter json, IEnumerable<(string Name, string Value)> properties)
    {
        json.WriteStartArray("properties");
        foreach (var (name, value) in properties.Where(static property => property.Value.Length > 0))
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("value", value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
