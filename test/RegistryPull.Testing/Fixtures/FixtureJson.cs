using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RegistryPull.Testing.Fixtures;

/// <summary>The documents of a fixture. Written by hand, not with the code under test.</summary>
internal static class FixtureJson
{
    // As registries serve it: '+' of a media type unescaped, and indented, so that nothing survives being serialised
    // anew.
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Bytes(JsonNode json) => JsonSerializer.SerializeToUtf8Bytes(json, Options);

    public static byte[] Config(Platform platform, IEnumerable<Digest> diffIds, int seed)
    {
        var json = Of(platform);
        json["config"] =
            new JsonObject { ["Cmd"] = Strings(["/bin/sh"]), ["Labels"] = new JsonObject { ["seed"] = $"{seed}" } };
        json["rootfs"] =
            new JsonObject { ["type"] = "layers", ["diff_ids"] = Strings(diffIds.Select(static id => id.ToString())) };
        return Bytes(json);
    }

    public static byte[] Manifest(
        string mediaType,
        Descriptor config,
        IEnumerable<Descriptor> layers,
        string? artifactType = null,
        Descriptor? subject = null)
    {
        var json = new JsonObject { ["schemaVersion"] = 2, ["mediaType"] = mediaType };
        if (artifactType is not null)
        {
            json["artifactType"] = artifactType;
        }

        json["config"] = Of(config);
        json["layers"] = new JsonArray([.. layers.Select(Of)]);
        if (subject is not null)
        {
            json["subject"] = Of(subject);
        }

        return Bytes(json);
    }

    public static byte[] Index(string mediaType, IEnumerable<Descriptor> manifests) => Bytes(new JsonObject
    {
        ["schemaVersion"] = 2,
        ["mediaType"] = mediaType,
        ["manifests"] = new JsonArray([.. manifests.Select(Of)]),
    });

    private static JsonObject Of(Descriptor descriptor)
    {
        var json = new JsonObject
        {
            ["mediaType"] = descriptor.MediaType,
            ["digest"] = descriptor.Digest.ToString(),
            ["size"] = descriptor.Size,
        };
        if (!descriptor.Annotations.IsEmpty)
        {
            json["annotations"] = new JsonObject(
                descriptor.Annotations.Select(static pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
        }

        if (descriptor.Platform is { } platform)
        {
            json["platform"] = Of(platform);
        }

        return json;
    }

    private static JsonObject Of(Platform platform)
    {
        var json = new JsonObject { ["architecture"] = platform.Architecture, ["os"] = platform.Os };
        foreach (var (name, value) in new[] { ("variant", platform.Variant), ("os.version", platform.OsVersion) })
        {
            if (value is not null)
            {
                json[name] = value;
            }
        }

        return json;
    }

    private static JsonArray Strings(IEnumerable<string> items) =>
        new([.. items.Select(static item => (JsonNode?)item)]);
}
