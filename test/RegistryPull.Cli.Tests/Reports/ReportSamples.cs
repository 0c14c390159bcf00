using System.Text;
using System.Text.Json.Nodes;
using RegistryPull.Cli.Tests.Doubles;
using RegistryPull.Exporting;

namespace RegistryPull.Cli.Tests.Reports;

/// <summary>Results of pulls whose images have labels.</summary>
internal static class ReportSamples
{
    public const string Prefix = "org.opencontainers.image.";

    public static IReadOnlyDictionary<string, string> Usual { get; } = new Dictionary<string, string>
    {
        [Prefix + "licenses"] = "MIT",
        [Prefix + "source"] = "https://example.com/app",
        [Prefix + "revision"] = "abc123",
    };

    /// <summary>What a publisher can write, in every label and in the time of the build.</summary>
    public static IReadOnlyDictionary<string, string> Hostile(string text) =>
        Usual.Keys.ToDictionary(static key => key, _ => text);

    public static PullResult Result(
        PullRequest request, IReadOnlyDictionary<string, string> labels, string created = "2026-01-02T03:04:05Z")
    {
        var result = Samples.Result(request);
        return result with { Images = [.. result.Images.Select(image => WithManifest(image, labels, created))] };
    }

    private static PulledImage WithManifest(
        PulledImage image, IReadOnlyDictionary<string, string> labels, string created)
    {
        var json = new JsonObject
        {
            ["os"] = "linux",
            ["architecture"] = "amd64",
            ["created"] = created,
            ["config"] = new JsonObject
            {
                ["Labels"] = new JsonObject(
                    labels.Select(static label => KeyValuePair.Create(label.Key, (JsonNode?)label.Value))),
            },
            ["rootfs"] = new JsonObject
            {
                ["type"] = "layers",
                ["diff_ids"] = new JsonArray(
                    [.. image.Layers.Select(static layer => (JsonNode)layer.Blob.Digest.ToString())]),
            },
        };
        var bytes = Encoding.UTF8.GetBytes(json.ToJsonString());
        var config = new Descriptor(MediaTypes.OciConfig, Digest.Compute(bytes), bytes.Length);
        var manifest = ImageManifest.Create(config, [.. image.Layers.Select(static layer => layer.Blob)]);
        return image with
        {
            Digest = manifest.Descriptor.Digest,
            ImageId = config.Digest,
            Manifests = [new SelectedManifest(manifest, ImageConfig.Parse(config, bytes))],
            Referrers =
                [
                    new Referrer(
                        manifest.Descriptor.Digest,
                        new SelectedManifest(
                            ImageManifest.Create(
                                new Descriptor("application/vnd.example.signature", Samples.Digest(9), 2), []),
                            null),
                        null),
                ],
        };
    }
}
