using System.Text.Json;
using System.Text.Json.Nodes;
using RegistryPull.Exporting;
using RegistryPull.Testing;

namespace RegistryPull.Exporters.Tests;

/// <summary>An artifact as the selector hands it on, made of layers of a test's own.</summary>
internal sealed class ArtifactExport
{
    private readonly Dictionary<Digest, byte[]> _blobs = [];
    private readonly JsonArray _layers = [];

    public MemoryContent Content => new(_blobs);

    public ArtifactExport Add(byte[] content, string mediaType, params (string Key, string Value)[] annotations)
    {
        var layer = Descriptor(mediaType, content);
        if (annotations.Length > 0)
        {
            layer["annotations"] = new JsonObject(
                annotations.Select(static pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
        }

        _layers.Add(layer);
        return this;
    }

    public ArtifactExport AddTitled(string title, string content) =>
        Add(
            System.Text.Encoding.UTF8.GetBytes(content),
            "application/vnd.example.file",
            ("org.opencontainers.image.title", title));

    public ExportImage Build(string name, string configType = "application/vnd.example.config")
    {
        var json = new JsonObject
        {
            ["schemaVersion"] = 2,
            ["config"] = Descriptor(configType, "{}"u8.ToArray()),
            ["layers"] = _layers.DeepClone(),
        };
        var bytes = JsonSerializer.SerializeToUtf8Bytes(json);
        var root = new Descriptor(MediaTypes.OciManifest, Digest.Compute(bytes), bytes.Length);
        var reference = ImageReference.Parse(name);
        return new ExportImage
        {
            Reference = reference,
            Names = reference.Tagged is { } tagged ? [tagged] : [],
            Root = root,
            Manifests = [new SelectedManifest(ImageManifest.Parse(root, bytes), null)],
        };
    }

    private JsonObject Descriptor(string mediaType, byte[] content)
    {
        var digest = Digest.Compute(content);
        _blobs[digest] = content;
        return new JsonObject { ["mediaType"] = mediaType, ["digest"] = digest.ToString(), ["size"] = content.Length };
    }
}
