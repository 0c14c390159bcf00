using System.Text;
using System.Text.Json.Nodes;
using RegistryPull.Exporting;

namespace RegistryPull.Testing.Fixtures;

/// <summary>From a fixture to what an exporter gets of it.</summary>
public static class FixtureExport
{
    /// <summary>The whole fixture, an index with all its platforms.</summary>
    /// <param name="fixture">The fixture.</param>
    /// <param name="names">The names to record, each with a tag; none for a pull by digest.</param>
    /// <returns>The image as the selector would hand it on.</returns>
    public static ExportImage Export(this ImageFixture fixture, params string[] names)
    {
        var (indexes, manifests) = (new List<ImageIndex>(), new List<SelectedManifest>());
        fixture.Walk(fixture.Root.Descriptor, indexes, manifests);
        return new ExportImage
        {
            Reference = Reference(fixture, names),
            Names = [.. names.Select(ImageReference.Parse)],
            Root = fixture.Root.Descriptor,
            Indexes = [.. indexes],
            Manifests = [.. manifests],
        };
    }

    /// <summary>One platform of a fixture that is an index.</summary>
    /// <param name="fixture">The fixture.</param>
    /// <param name="platform">The platform, as the index has it.</param>
    /// <param name="names">The names to record, each with a tag; none for a pull by digest.</param>
    /// <returns>The image as the selector would hand it on.</returns>
    public static ExportImage ExportPlatform(this ImageFixture fixture, string platform, params string[] names)
    {
        var all = fixture.Export(names);
        var chosen = all.Manifests.First(selected => selected.Platform == Platform.Parse(platform));
        return new ExportImage
        {
            Reference = all.Reference,
            Names = all.Names,
            Root = chosen.Manifest.Descriptor,
            ChosenFrom = all.Root.Digest,
            Manifests = [chosen],
        };
    }

    /// <summary>An image without some of its layers, because the target has them.</summary>
    /// <param name="image">The image.</param>
    /// <param name="layers">The layers to leave out.</param>
    /// <returns>The delta.</returns>
    public static ExportImage Without(this ExportImage image, params Digest[] layers) => new()
    {
        Reference = image.Reference,
        Names = image.Names,
        Root = image.Root,
        Indexes = image.Indexes,
        ChosenFrom = image.ChosenFrom,
        Manifests = image.Manifests,
        Omitted = [.. layers],
    };

    /// <summary>An image whose manifests state other sizes for its layers.</summary>
    /// <param name="image">The image.</param>
    /// <param name="size">The size of each layer in bytes.</param>
    /// <returns>The image, as a registry could serve it.</returns>
    public static ExportImage WithLayerSize(this ExportImage image, long size)
    {
        ArgumentNullException.ThrowIfNull(image);
        SelectedManifest[] manifests =
            [
                .. image.Manifests.Select(
                    selected => new SelectedManifest(Resize(selected.Manifest, size), selected.Config)),
            ];
        return new ExportImage
        {
            Reference = image.Reference,
            Names = image.Names,
            Root = image.Indexes.IsEmpty ? manifests[0].Manifest.Descriptor : image.Root,
            Indexes = image.Indexes,
            Manifests = [.. manifests],
        };
    }

    private static ImageManifest Resize(ImageManifest manifest, long size)
    {
        var json = JsonNode.Parse(manifest.Bytes.Span)!;
        foreach (var layer in json["layers"]!.AsArray())
        {
            layer!["size"] = size;
        }

        var bytes = Encoding.UTF8.GetBytes(json.ToJsonString());
        return ImageManifest.Parse(
            manifest.Descriptor with { Digest = Digest.Compute(bytes), Size = bytes.Length }, bytes);
    }

    private static ImageReference Reference(ImageFixture fixture, string[] names) =>
        ImageReference.Parse(names.Length > 0 ? names[0] : $"fixture@{fixture.Root.Digest}");

    private static void Walk(
        this ImageFixture fixture, Descriptor descriptor, List<ImageIndex> indexes, List<SelectedManifest> manifests)
    {
        var bytes = fixture.Manifest(descriptor.Digest).Bytes;
        if (!MediaTypes.IsIndex(descriptor.MediaType))
        {
            manifests.Add(fixture.Select(ImageManifest.Parse(descriptor, bytes)));
            return;
        }

        var index = ImageIndex.Parse(descriptor, bytes);
        indexes.Add(index);
        foreach (var entry in index.Manifests)
        {
            fixture.Walk(entry, indexes, manifests);
        }
    }

    private static SelectedManifest Select(this ImageFixture fixture, ImageManifest manifest) =>
        new(
            manifest,
            manifest.IsImage ? ImageConfig.Parse(manifest.Config, fixture.Blobs[manifest.Config.Digest]) : null);
}
