using System.Text.Json;
using System.Text.Json.Nodes;
using RegistryPull.Exporters.Json;
using RegistryPull.Exporting;

namespace RegistryPull.Exporters.OciLayout;

/// <summary>The <c>index.json</c> of a layout. Entries and fields of other programs are kept, unknown ones
/// included.</summary>
/// <remarks>OCI image-spec <c>image-layout.md#indexjson-file</c>.</remarks>
internal sealed class LayoutIndex
{
    private const string Manifests = "manifests";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly JsonObject _json;
    private readonly List<JsonObject> _entries;

    private LayoutIndex(JsonObject json, List<JsonObject> entries) => (_json, _entries) = (json, entries);

    public static LayoutIndex Empty() =>
        new(
            new JsonObject
            {
                ["schemaVersion"] = 2,
                ["mediaType"] = MediaTypes.OciIndex,
                [Manifests] = new JsonArray(),
            },
            []);

    /// <summary>Reads one.</summary>
    /// <exception cref="JsonException">It is not an index.</exception>
    public static LayoutIndex Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var json = JsonNode.Parse(bytes, documentOptions: Strict) as JsonObject;
            var index = new LayoutIndex(json ?? throw new JsonException("it is not an object"), Entries(json));
            _ = index.ToSegment();
            return index;
        }
        catch (InvalidOperationException error)
        {
            // JSON text is decoded when it is first used, and an incomplete surrogate pair fails only then. So it is
            // decoded here.
            throw new JsonException("it holds text that is not Unicode", error);
        }
    }

    /// <summary>Adds images: each name takes the place of the entry that bore it, or the end.</summary>
    public void Add(IEnumerable<ExportImage> images)
    {
        foreach (var entry in images.SelectMany(LayoutName.Entries))
        {
            if (LayoutName.From(entry) is { } name)
            {
                Put(entry, name);
            }
            else if (!_entries.Exists(existing => SameContent(existing, entry)))
            {
                _entries.Add(entry);
            }
        }
    }

    public FileSegment.Bytes ToSegment()
    {
        _json[Manifests] = new JsonArray([.. _entries.Select(static entry => entry.DeepClone())]);
        return ExporterJson.Segment(_json, ExporterJson.Context.JsonObject);
    }

    private void Put(JsonObject entry, LayoutName name)
    {
        var place = _entries.FindIndex(existing => LayoutName.From(existing)?.IsReplacedBy(name) == true);
        _entries.RemoveAll(existing => LayoutName.From(existing)?.IsReplacedBy(name) == true);
        _entries.Insert(place < 0 ? _entries.Count : place, entry);
    }

    private static List<JsonObject> Entries(JsonObject json)
    {
        if (json[Manifests] is not JsonArray manifests)
        {
            throw new JsonException("it has no manifests");
        }

        return [.. manifests.Select(ToObject)];
    }

    private static JsonObject ToObject(JsonNode? entry) =>
        entry as JsonObject ?? throw new JsonException("an entry is not an object");

    private static bool SameContent(JsonObject one, JsonObject other) =>
        JsonNode.DeepEquals(one["digest"], other["digest"]);
}
