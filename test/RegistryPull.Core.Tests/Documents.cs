using System.Text.Json;
using System.Text.Json.Nodes;
using RegistryPull.Testing;

namespace RegistryPull;

/// <summary>Manifests and indexes that no sound tool would write, and where to push them.</summary>
internal static class Documents
{
    public static JsonObject Descriptor(string mediaType, Digest digest, long size, params string[] urls)
    {
        var json = new JsonObject { ["mediaType"] = mediaType, ["digest"] = digest.ToString(), ["size"] = size };
        if (urls.Length > 0)
        {
            json["urls"] = new JsonArray([.. urls.Select(static url => (JsonNode?)url)]);
        }

        return json;
    }

    /// <summary>Pushes an image of these layers, whose own blobs are the test's affair, and makes it what is
    /// pulled.</summary>
    public static void PushImage(this Pull pull, params JsonObject[] layers) =>
        pull.PushManifest(MediaTypes.OciManifest, Image(pull.Registry, layers));

    /// <summary>Gives the source of a push an image of these layers, whose own blobs are the test's affair.</summary>
    public static void GiveImage(this Push push, params JsonObject[] layers)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(Image(push.Source, layers));
        push.Source.AddManifest("team/app", "made", MediaTypes.OciManifest, bytes);
        push.Reference = $"{push.Source.Host}/team/app:made";
    }

    private static JsonObject Image(FakeRegistry registry, JsonObject[] layers)
    {
        var diffIds = string.Join(',', layers.Select(static layer => $"\"{Digest.Compute("layer"u8)}\""));
        var config = System.Text.Encoding.UTF8.GetBytes(
            $$$"""{"os":"linux","architecture":"amd64","rootfs":{"type":"layers","diff_ids":[{{{diffIds}}}]}}""");
        return new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = MediaTypes.OciManifest,
            ["config"] = Descriptor(MediaTypes.OciConfig, registry.AddBlob(config), config.Length),
            ["layers"] = new JsonArray([.. layers]),
        };
    }

    /// <summary>Pushes an index of these entries, and makes it what is pulled.</summary>
    public static JsonObject PushIndex(this Pull pull, params JsonObject[] entries) =>
        pull.PushManifest(MediaTypes.OciIndex, new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = MediaTypes.OciIndex,
            ["manifests"] = new JsonArray([.. entries.Select(static entry => entry.DeepClone())]),
        });

    /// <summary>Pushes any document, and makes it what is pulled.</summary>
    /// <returns>Its descriptor.</returns>
    public static JsonObject PushManifest(this Pull pull, string mediaType, JsonNode json) =>
        pull.PushManifest(mediaType, JsonSerializer.SerializeToUtf8Bytes(json));

    /// <inheritdoc cref="PushManifest(Pull, string, JsonNode)"/>
    public static JsonObject PushManifest(this Pull pull, string mediaType, byte[] bytes)
    {
        var digest = pull.Registry.AddManifest("team/app", "made", mediaType, bytes);
        pull.Reference = $"{pull.Registry.Host}/team/app:made";
        return Descriptor(mediaType, digest, bytes.Length);
    }
}
