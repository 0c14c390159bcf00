using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Archives;

/// <summary>The files of an archive, in order, as the tools that write archives name them.</summary>
internal sealed class ArchiveParts
{
    private readonly List<TarEntry> _entries = [];

    public ArchiveParts Add(string name, byte[] content)
    {
        _entries.Add(new GnuTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });
        return this;
    }

    public ArchiveParts Add(string name, string content) => Add(name, Encoding.UTF8.GetBytes(content));

    public ArchiveParts Link(string name, string target, TarEntryType type = TarEntryType.SymbolicLink)
    {
        _entries.Add(new GnuTarEntry(type, name) { LinkName = target });
        return this;
    }

    public ArchiveParts Special(string name, TarEntryType type)
    {
        _entries.Add(new GnuTarEntry(type, name));
        return this;
    }

    public byte[] Tar()
    {
        using var bytes = new MemoryStream();
        using (var tar = new TarWriter(bytes, TarEntryFormat.Gnu, leaveOpen: true))
        {
            _entries.ForEach(entry =>
            {
                entry.DataStream?.Seek(0, SeekOrigin.Begin);
                tar.WriteEntry(entry);
            });
        }

        return bytes.ToArray();
    }

    /// <summary>Writes the files into a directory.</summary>
    public void Unpack(string folder)
    {
        using var tar = new MemoryStream(Tar());
        Directory.CreateDirectory(folder);
        TarFile.ExtractToDirectory(tar, folder, overwriteFiles: false);
    }

    /// <summary>An OCI layout of some images, each with its annotations in <c>index.json</c>.</summary>
    public static ArchiveParts Layout(params (ImageFixture Image, string? FullName, string? ReferenceName)[] images)
    {
        var parts = new ArchiveParts().Add("oci-layout", """{"imageLayoutVersion":"1.0.0"}""");
        var blobs = images.SelectMany(static item => Blobs(item.Image)).DistinctBy(static blob => blob.Digest);
        foreach (var (digest, bytes) in blobs)
        {
            parts.Add(ArchiveBlobs.NameOf(digest), bytes);
        }

        var entries = images.Select(static item => Entry(item.Image, item.FullName, item.ReferenceName));
        return parts.Add(
            "index.json",
            new JsonObject { ["schemaVersion"] = 2, ["manifests"] = new JsonArray([.. entries]) }.ToJsonString());
    }

    /// <summary>What <c>docker save</c> writes since 1.10: a directory a layer, a link in the place of a repeated
    /// one.</summary>
    public static ArchiveParts DockerSave(ImageFixture image, params string[] names)
    {
        var parts = new ArchiveParts();
        var (manifest, config) = Documents(image);
        var layers = new List<string>();
        foreach (var (layer, i) in manifest.Layers.Select(static (layer, i) => (layer, i)))
        {
            var name = $"layer{i}/layer.tar";
            var first = manifest.Layers.IndexOf(layer);
            _ = first < i ? parts.Link(name, $"../layer{first}/layer.tar")
                : parts.Add(name, Gunzip(image.Blobs[layer.Digest]));
            layers.Add(name);
        }

        var configName = $"{config.Descriptor.Digest.Hex}.json";
        return parts.Add(configName, config.Bytes.ToArray())
            .Add("manifest.json", ManifestJson(configName, layers, names));
    }

    /// <summary>What crane writes: layers as the registry served them.</summary>
    public static ArchiveParts Crane(ImageFixture image, params string[] names)
    {
        var parts = new ArchiveParts();
        var (manifest, config) = Documents(image);
        parts.Add(config.Descriptor.Digest.ToString(), config.Bytes.ToArray());
        foreach (var layer in manifest.Layers.Distinct())
        {
            parts.Add($"{layer.Digest.Hex}.tar.gz", image.Blobs[layer.Digest]);
        }

        var layers = manifest.Layers.Select(static layer => $"{layer.Digest.Hex}.tar.gz");
        return parts.Add("manifest.json", ManifestJson(config.Descriptor.Digest.ToString(), layers, names));
    }

    public static string ManifestJson(string config, IEnumerable<string> layers, params string[] names) =>
        new JsonArray(new JsonObject
        {
            ["Config"] = config,
            ["RepoTags"] = new JsonArray([.. names.Select(static name => JsonValue.Create(name))]),
            ["Layers"] = new JsonArray([.. layers.Select(static layer => JsonValue.Create(layer))]),
        }).ToJsonString();

    public static (ImageManifest Manifest, ImageConfig Config) Documents(ImageFixture image)
    {
        var selected = image.Export("x:1").Manifests[0];
        return (selected.Manifest, selected.Config!);
    }

    public static byte[] Gzip(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return compressed.ToArray();
    }

    public static byte[] Gunzip(byte[] bytes)
    {
        using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        gzip.CopyTo(plain);
        return plain.ToArray();
    }

    private static IEnumerable<(Digest Digest, byte[] Bytes)> Blobs(ImageFixture image) =>
        image.Manifests.Select(static manifest => (manifest.Digest, manifest.Bytes))
            .Concat(image.Blobs.Select(static blob => (blob.Key, blob.Value)));

    private static JsonObject Entry(ImageFixture image, string? fullName, string? referenceName)
    {
        var annotations = new JsonObject();
        if (fullName is not null)
        {
            annotations["io.containerd.image.name"] = fullName;
        }

        if (referenceName is not null)
        {
            annotations["org.opencontainers.image.ref.name"] = referenceName;
        }

        return new JsonObject
        {
            ["mediaType"] = image.Root.MediaType,
            ["digest"] = image.Root.Digest.ToString(),
            ["size"] = image.Root.Bytes.Length,
            ["annotations"] = annotations,
        };
    }
}
