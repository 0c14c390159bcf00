using System.Text.Encodings.Web;
using System.Text.Json;
using RegistryPull.Layers;

namespace RegistryPull.Exporters.Rootfs.Portable;

/// <summary>A file in the root that lists what has another name than in the image, and what is missing.</summary>
internal static class Sidecar
{
    /// <summary>Its name. A file of the image with that name is spelled otherwise.</summary>
    public const string Name = ".regpull-rootfs.json";

    private static readonly JsonWriterOptions Options =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes it.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="names">What is spelled otherwise: the path in the image, by its spelling.</param>
    /// <param name="missing">What could not be made: the target of a link, or the kind, by the path in the
    /// image.</param>
    public static void Write(
        string path, IReadOnlyDictionary<string, RawName> names, IReadOnlyDictionary<string, string> missing)
    {
        using var file = new FileStream(path, FileMode.CreateNew);
        using var json = new Utf8JsonWriter(file, Options);
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
