using System.Text.Json;
using System.Text.Json.Nodes;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests.Layers;

/// <summary>An archive as docker 1.10 to 24 saved it, made by hand: a directory for each layer, named by its v1 ID, and
/// <c>manifest.json</c> at the end.</summary>
/// <remarks>Docker image specification v1.2, <c>Combined Image JSON + Filesystem Changeset Format</c>.</remarks>
internal sealed class OldDockerArchive
{
    private readonly LayerBlob[] _layers;
    private readonly string _name;
    private readonly byte[] _config;

    public OldDockerArchive(string name, params LayerBlob[] layers)
    {
        (_name, _layers) = (name, layers);
        var image = LayeredImage.Of(layers);
        var config = image.Export().Manifests[0].Manifest.Config.Digest;
        (ImageId, _config) = (config.ToString(), image.Blobs[config]);
    }

    /// <summary>Gets the digest of the configuration.</summary>
    public string ImageId { get; }

    /// <summary>Gets or sets what <c>manifest.json</c> says of the layers; their paths when it is null.</summary>
    public string[]? ListedLayers { get; init; }

    /// <summary>The path of a layer.</summary>
    public static string PathOf(int layer) => $"{VersionOneId(layer)}/layer.tar";

    /// <summary>The entries, in docker's order.</summary>
    public List<TarItem> Items() =>
    [
        .. _layers.SelectMany(Layer),
        new TarItem($"{ImageId["sha256:".Length..]}.json") { Content = _config },
        TarItem.File("manifest.json", Manifest()),
        TarItem.File("repositories", Repositories()),
    ];

    private static string VersionOneId(int layer) => Digest.Compute([(byte)layer]).Hex;

    private static IEnumerable<TarItem> Layer(LayerBlob layer, int number)
    {
        var id = VersionOneId(number);
        yield return TarItem.Folder($"{id}/");
        yield return TarItem.File($"{id}/VERSION", "1.0");
        yield return TarItem.File($"{id}/json", VersionOneJson(number));
        yield return new TarItem(PathOf(number)) { Content = layer.Bytes };
    }

    private static string VersionOneJson(int layer)
    {
        var json =
            new JsonObject { ["id"] = VersionOneId(layer), ["created"] = "1970-01-01T00:00:00Z", ["os"] = "linux" };
        if (layer > 0)
        {
            json["parent"] = VersionOneId(layer - 1);
        }

        return json.ToJsonString();
    }

    private string Manifest() => JsonSerializer.Serialize(new[]
    {
        new
        {
            Config = $"{ImageId["sha256:".Length..]}.json",
            RepoTags = new[] { _name },
            Layers = ListedLayers ?? [.. _layers.Select(static (_, i) => PathOf(i))],
        },
    });

    private string Repositories()
    {
        var colon = _name.LastIndexOf(':');
        var tags = new JsonObject { [_name[(colon + 1)..]] = VersionOneId(_layers.Length - 1) };
        return new JsonObject { [_name[..colon]] = tags }.ToJsonString();
    }
}
