using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace RegistryPull.Cli.Reports;

/// <summary>The report as a bill of materials in CycloneDX 1.6.</summary>
/// <remarks>https://cyclonedx.org/docs/1.6/json/. The serial number is computed from the rest, so that equal reports
/// have the same.</remarks>
internal sealed class CycloneDxReport : IReportFormat
{
    /// <inheritdoc/>
    public byte[] Write(ApprovalReport report)
    {
        var serial = new Guid(SHA256.HashData(Write(report, Guid.Empty)).AsSpan(0, 16), bigEndian: true);
        return [.. Write(report, AsVersion8(serial)), (byte)'\n'];
    }

    // RFC 9562, section 5.8: version 8 is for what programs compute in their own way.
    private static Guid AsVersion8(Guid value)
    {
        var bytes = value.ToByteArray(bigEndian: true);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    private static byte[] Write(ApprovalReport report, Guid serial)
    {
        var written = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n" };
        using (var json = new Utf8JsonWriter(written, options))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
            json.WriteString("bomFormat", "CycloneDX");
            json.WriteString("specVersion", "1.6");
            json.WriteString("serialNumber", $"urn:uuid:{serial}");
            json.WriteNumber("version", 1);
            WriteMetadata(json, report);
            WriteComponents(json, report);
            json.WriteEndObject();
        }

        return written.WrittenSpan.ToArray();
    }

    private static void WriteMetadata(Utf8JsonWriter json, ApprovalReport report)
    {
        json.WriteStartObject("metadata");
        json.WriteString("timestamp", report.CreatedText);
        json.WriteStartObject("tools");
        json.WriteStartArray("components");
        json.WriteStartObject();
        json.WriteString("type", "application");
        json.WriteString("name", ApprovalReport.Tool);
        json.WriteString("version", report.Version);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        CycloneDxProperties.Write(json, CycloneDxProperties.From(report));
        json.WriteEndObject();
    }

    private static void WriteComponents(Utf8JsonWriter json, ApprovalReport report)
    {
        json.WriteStartArray("components");
        foreach (var (position, image) in report.Images.Index())
        {
            CycloneDxImage.Write(json, image, $"image-{position + 1}");
        }

        json.WriteEndArray();
    }
}
