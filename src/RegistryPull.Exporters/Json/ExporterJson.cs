using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RegistryPull.Exporting;

namespace RegistryPull.Exporters.Json;

/// <summary>How the JSON files of the outputs are written.</summary>
internal static class ExporterJson
{
    // The default encoder writes the '+' of media types as \u002B, for the sake of web pages: legal, and unreadable in
    // a file.
    public static ExporterJsonContext Context { get; } =
        new(new JsonSerializerOptions(ExporterJsonContext.Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });

    public static FileSegment.Bytes Segment<T>(T json, JsonTypeInfo<T> type) =>
        new(JsonSerializer.SerializeToUtf8Bytes(json, type));
}
