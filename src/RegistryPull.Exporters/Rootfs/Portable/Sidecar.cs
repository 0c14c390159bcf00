using System.Text.Encodings.Web;
using System.Text.Json;
using RegistryPull.Exporters.Layers;

namespace RegistryPull.Exporters.Rootfs.Portable;

/// <summary>A file beside the image's own that says what is there under another name, and what is not there at all.</summary>
internal static class Sidecar
{
    /// <summary>Its name. A file of the image that is called so is spelled otherwise.</summary>
    public const string Name = ".regpull-rootfs.json";

    /// <summary>Writes it.</summary>
    /// <param name="path">Where.</param>
    /// <param name="names">What is spelled otherwise: by its spelling, the path in the image.</param>
    /// <param name="missing">What could not be made: by its path in the image, what a link leads to, or what else it is.</param>
    public static void Write(string path, IReadOnlyDictionary<string, RawName> names, IReadOnlyDictionary<string, string> missing)
    {
        using var file = File.Create(path);
        using var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteStartObject("names");
        foreach (var (spelled, original) in names)
        {
            json.WriteString(spelled, original.ToText());
        }

        json.WriteEndObject();
        json.WriteStartObject("missing");
        foreach (var (original, what) in missing)
        {
            json.WriteString(original, what);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
