using System.Text.Json.Nodes;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests.Layers;

/// <summary>An image of layers that a test made.</summary>
internal static class LayeredImage
{
    public static ImageFixture Of(params LayerBlob[] layers)
    {
        var blobs = layers.ToDictionary(static layer => Digest.Compute(layer.Bytes), static layer => layer.Bytes);
        var config = Json(new JsonObject
        {
            ["architecture"] = "amd64",
            ["os"] = "linux",
            ["config"] = new JsonObject { ["Cmd"] = new JsonArray("/bin/true") },
            ["rootfs"] = new JsonObject
            {
                ["type"] = "layers",
                ["diff_ids"] = new JsonArray([.. layers.Select(static layer => (JsonNode)$"{layer.DiffId}")]),
            },
        });
        blobs[Digest.Compute(config)] = config;
        var manifest = new FixtureManifest(MediaTypes.OciManifest, Json(new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = MediaTypes.OciManifest,
            ["config"] = Descriptor(MediaTypes.OciConfig, config),
            ["layers"] = new JsonArray([.. layers.Select(static layer => Descriptor(layer.MediaType, layer.Bytes))]),
        }));
        return new ImageFixture(manifest, [manifest], blobs);
    }

    private static JsonObject Descriptor(string mediaType, byte[] bytes) =>
        new() { ["mediaType"] = mediaType, ["digest"] = $"{Digest.Compute(bytes)}", ["size"] = bytes.Length };

    private static byte[] Json(JsonObject json) => System.Text.Encoding.UTF8.GetBytes(json.ToJsonString());
}
