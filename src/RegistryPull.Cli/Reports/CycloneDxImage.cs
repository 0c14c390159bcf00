using System.Text.Json;

namespace RegistryPull.Cli.Reports;

/// <summary>Writes an image and its layers as components of a bill of materials.</summary>
internal static class CycloneDxImage
{
    /// <summary>Writes an image.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="image">The image.</param>
    /// <param name="id">What identifies it in the document.</param>
    public static void Write(Utf8JsonWriter json, ReportedImage image, string id)
    {
        json.WriteStartObject();
        json.WriteString("type", "container");
        json.WriteString("bom-ref", id);
        json.WriteString("name", image.Reference.Name);
        json.WriteString("version", image.Reference.Tag ?? $"{image.Digest}");
        WriteHash(json, image.Digest);
        WriteLicenses(json, image.Labels);
        json.WriteString("purl", PackageUrl.From(image));
        WriteSource(json, image.Labels);
        CycloneDxProperties.Write(json, CycloneDxProperties.From(image));
        WriteLayers(json, image, id);
        json.WriteEndObject();
    }

    private static void WriteHash(Utf8JsonWriter json, Digest digest)
    {
        json.WriteStartArray("hashes");
        json.WriteStartObject();
        json.WriteString("alg", digest.Algorithm switch
        {
            "sha512" => "SHA-512",
            "sha384" => "SHA-384",
            _ => "SHA-256",
        });
        json.WriteString("content", digest.Hex);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    // As a name: whether it is an SPDX expression is the publisher's claim, and not checked.
    private static void WriteLicenses(Utf8JsonWriter json, ReportedLabels labels)
    {
        if (labels.Licenses.Length > 0)
        {
            json.WriteStartArray("licenses");
            json.WriteStartObject();
            json.WriteStartObject("license");
            json.WriteString("name", labels.Licenses);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndArray();
        }
    }

    private static void WriteSource(Utf8JsonWriter json, ReportedLabels labels)
    {
        if (labels.Link is { } link)
        {
            json.WriteStartArray("externalReferences");
            json.WriteStartObject();
            json.WriteString("type", "vcs");
            json.WriteString("url", link.AbsoluteUri);
            json.WriteEndObject();
            json.WriteEndArray();
        }
    }

    private static void WriteLayers(Utf8JsonWriter json, ReportedImage image, string id)
    {
        json.WriteStartArray("components");
        foreach (var (position, layer) in image.Layers.Index())
        {
            json.WriteStartObject();
            json.WriteString("type", "file");
            json.WriteString("bom-ref", $"{id}-layer-{position + 1}");
            json.WriteString("name", $"{layer.Digest}");
            WriteHash(json, layer.Digest);
            CycloneDxProperties.Write(json, CycloneDxProperties.From(layer));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
