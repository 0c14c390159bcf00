using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using RegistryPull.Exporters.Json;
using RegistryPull.Exporting;

namespace RegistryPull.Exporters.Uncompressed;

/// <summary>Rewrites the documents of an image, so that they name uncompressed layers. The configuration stays, and so
/// does the image ID.</summary>
internal sealed class UncompressedImage(IReadOnlyDictionary<Digest, UncompressedLayer> layers)
{
    private const string SubjectKey = "vnd.docker.reference.digest";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    // The rewritten documents, by the digest that the registry serves.
    private readonly Dictionary<Digest, Descriptor> _renamed = [];

    /// <summary>Creates the image with uncompressed layers.</summary>
    /// <exception cref="InvalidContentException">A document has a member twice.</exception>
    public static ExportImage From(ExportImage image, IReadOnlyDictionary<Digest, UncompressedLayer> layers) =>
        new UncompressedImage(layers).Convert(image);

    private ExportImage Convert(ExportImage image)
    {
        ImmutableArray<SelectedManifest> manifests = [.. image.Manifests.Select(Convert)];

        // The innermost first: an outer index names the inner ones.
        ImmutableArray<ImageIndex> indexes = [.. image.Indexes.Reverse().Select(Convert)];
        return new ExportImage
        {
            Reference = image.Reference,
            Names = image.Names,
            Root = Renamed(image.Root),
            Indexes = [.. indexes.Reverse()],
            ChosenFrom = image.ChosenFrom,
            Manifests = manifests,
        };
    }

    private SelectedManifest Convert(SelectedManifest selected)
    {
        var manifest = selected.Manifest;
        if (!selected.IsImage || !manifest.Layers.Any(layer => layers.ContainsKey(layer.Digest)))
        {
            return selected;
        }

        var json = Parse(manifest.Bytes, manifest.Descriptor);
        var entries = json["layers"]!.AsArray();
        for (var i = 0; i < entries.Count; i++)
        {
            if (layers.TryGetValue(manifest.Layers[i].Digest, out var layer))
            {
                entries[i] = Entry(layer.Blob);
            }
        }

        var bytes = Bytes(json);
        return selected with { Manifest = ImageManifest.Parse(Rename(manifest.Descriptor, bytes), bytes) };
    }

    private ImageIndex Convert(ImageIndex index)
    {
        var json = Parse(index.Bytes, index.Descriptor);
        var entries = json["manifests"]!.AsArray();
        var isChanged = false;
        for (var i = 0; i < entries.Count; i++)
        {
            isChanged |= TryRename(entries[i]!.AsObject(), index.Manifests[i]);
        }

        if (!isChanged)
        {
            return index;
        }

        var bytes = Bytes(json);
        return ImageIndex.Parse(Rename(index.Descriptor, bytes), bytes);
    }

    private bool TryRename(JsonObject entry, Descriptor served)
    {
        // An attestation names the manifest that it is about.
        var subject = served.Annotations.GetValueOrDefault(SubjectKey);
        Digest? newSubject = null;
        if (Digest.TryParse(subject, out var digest) && _renamed.TryGetValue(digest, out var renamed))
        {
            newSubject = renamed.Digest;
        }

        if (newSubject is not null)
        {
            entry["annotations"]![SubjectKey] = newSubject.ToString();
        }

        if (!_renamed.TryGetValue(served.Digest, out var written))
        {
            return newSubject is not null;
        }

        entry["digest"] = written.Digest.ToString();
        entry["size"] = written.Size;
        return true;
    }

    private Descriptor Rename(Descriptor served, byte[] bytes) =>
        _renamed[served.Digest] = served with { Digest = Digest.Compute(bytes), Size = bytes.Length };

    private Descriptor Renamed(Descriptor served)
    {
        if (_renamed.TryGetValue(served.Digest, out var written))
        {
            return served with { Digest = written.Digest, Size = written.Size };
        }

        return served;
    }

    private static JsonObject Entry(Descriptor layer) => new()
    {
        ["mediaType"] = layer.MediaType,
        ["digest"] = layer.Digest.ToString(),
        ["size"] = layer.Size,
    };

    private static byte[] Bytes(JsonObject json) =>
        JsonSerializer.SerializeToUtf8Bytes(json, ExporterJson.Context.JsonObject);

    private static JsonObject Parse(ReadOnlyMemory<byte> bytes, Descriptor descriptor)
    {
        try
        {
            return JsonNode.Parse(ByteOrderMark.Skip(bytes.Span), documentOptions: Strict)!.AsObject();
        }
        catch (JsonException error)
        {
            throw new InvalidContentException(
                $"{descriptor.Digest} has a member twice, so it cannot be written with other layers", error);
        }
    }
}
