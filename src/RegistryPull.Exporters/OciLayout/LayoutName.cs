using System.Text.Json;
using System.Text.Json.Nodes;
using RegistryPull.Exporters.Json;
using RegistryPull.Exporting;

namespace RegistryPull.Exporters.OciLayout;

/// <summary>What an entry of <c>index.json</c> is called.</summary>
/// <param name="Full">Its full name, <c>docker.io/library/nginx:1.27</c>; null when the entry does not
/// have it.</param>
/// <param name="Reference">Its reference name: here and in most tools the tag, in some the full name.</param>
/// <remarks>
/// Several images tagged <c>latest</c> may share a layout, so the full name is what identifies an entry. Tools that do
/// not write one (skopeo, crane, oras) go by the reference name alone: an entry of theirs is replaced as they would
/// replace it, because they would find the first of two that are called the same, which is the old one.
/// </remarks>
internal sealed record LayoutName(string? Full, string? Reference)
{
    // containerd's: github.com/containerd/containerd, images/annotations.go
    private const string FullKey = "io.containerd.image.name";

    // OCI image-spec, annotations.md#pre-defined-annotation-keys
    private const string ReferenceKey = "org.opencontainers.image.ref.name";

    /// <summary>Returns the entries of an image: one a name, or one without a name, and one for each of its
    /// referrers.</summary>
    public static IEnumerable<JsonObject> Entries(ExportImage image) =>
        NamedEntries(image).Concat(image.Referrers.Select(referrer => ReferrerEntry(image, referrer)));

    /// <summary>Returns the full name of an image, its tag included and without a digest, which no loader
    /// takes.</summary>
    public static string FullName(ImageReference name) => $"{name.Name}:{name.Tag}";

    /// <summary>Returns the name of an entry, or null when it has none.</summary>
    public static LayoutName? From(JsonObject entry)
    {
        var (full, reference) = (Annotation(entry, FullKey), Annotation(entry, ReferenceKey));
        if (full is null && reference is null)
        {
            return null;
        }

        return new LayoutName(full, reference);
    }

    public bool IsReplacedBy(LayoutName newer)
    {
        if (Full is not null)
        {
            return Full == newer.Full;
        }

        return Reference == newer.Reference || Reference == newer.Full;
    }

    private static IEnumerable<JsonObject> NamedEntries(ExportImage image)
    {
        if (image.Names.IsEmpty)
        {
            return [Entry(image, null)];
        }

        return image.Names.Select(name => Entry(image, name));
    }

    private static JsonObject Entry(ExportImage image, ImageReference? name)
    {
        var platform = image.Root.Platform ?? (image.Indexes.IsEmpty ? image.Manifests[0].Platform : null);
        return DescriptorEntry(image.Root, name, platform);
    }

    // Readers of a layout find what refers to an image by the subject of the manifests in the index; cosign by tags.
    private static JsonObject ReferrerEntry(ExportImage image, Referrer referrer)
    {
        ImageReference? name = null;
        if (referrer.Tag is { } tag)
        {
            name = ImageReference.Parse($"{image.Reference.Name}:{tag}");
        }

        return DescriptorEntry(referrer.Selected.Manifest.Descriptor, name, platform: null);
    }

    private static JsonObject DescriptorEntry(Descriptor root, ImageReference? name, Platform? platform)
    {
        var json = new EntryJson
        {
            MediaType = root.MediaType,
            Digest = root.Digest.ToString(),
            Size = root.Size,
            Annotations = name is null ? null : new() { [FullKey] = FullName(name), [ReferenceKey] = name.Tag! },
            Platform = platform is null ? null : EntryPlatformJson.From(platform),
        };
        return JsonSerializer.SerializeToNode(json, ExporterJson.Context.EntryJson)!.AsObject();
    }

    private static string? Annotation(JsonObject entry, string key)
    {
        var annotation = (entry["annotations"] as JsonObject)?[key] as JsonValue;
        if (annotation is not null && annotation.TryGetValue(out string? text))
        {
            return text;
        }

        return null;
    }
}
