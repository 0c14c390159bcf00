using System.Collections.Immutable;
using System.Text.Json;
using RegistryPull.Json;

namespace RegistryPull;

/// <summary>An OCI or Docker (version 2 schema 2) manifest, with the bytes that it was read from.</summary>
/// <remarks>OCI image-spec <c>manifest.md</c>.</remarks>
public sealed class ImageManifest
{
    private ImageManifest(
        Descriptor descriptor, ReadOnlyMemory<byte> bytes, Descriptor config, ImmutableArray<Descriptor> layers) =>
        (Descriptor, Bytes, Config, Layers) = (descriptor, bytes, config, layers);

    /// <summary>Gets what names this manifest, with the platform that an index gave it.</summary>
    public Descriptor Descriptor { get; }

    /// <summary>Gets the bytes as served: what the digest is of. Never re-serialised.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Gets the configuration's descriptor; its digest is the image ID.</summary>
    public Descriptor Config { get; }

    /// <summary>Gets the layers, the base first; empty where the image has none. A layer may stand more than
    /// once.</summary>
    public ImmutableArray<Descriptor> Layers { get; }

    /// <summary>Gets what kind of artifact it is, when it says so; null for images.</summary>
    public string? ArtifactType { get; private init; }

    /// <summary>Gets whether the media types are those of a runnable image: of its configuration, and of every
    /// layer.</summary>
    public bool IsImage => MediaTypes.IsImageConfig(Config.MediaType) && HasImageLayers;

    /// <summary>Gets whether only the configuration's content tells if this is an image, because its media type does
    /// not.</summary>
    public bool IsUntyped => ArtifactType is null && MediaTypes.IsUntyped(Config.MediaType) && HasImageLayers;

    private bool HasImageLayers => Layers.All(static layer => MediaTypes.IsLayer(layer.MediaType));

    /// <summary>Reads a manifest.</summary>
    /// <param name="descriptor">What names it; its digest is taken as checked.</param>
    /// <param name="bytes">The bytes as served.</param>
    /// <returns>The manifest.</returns>
    /// <exception cref="InvalidContentException">It is not a well-formed manifest.</exception>
    public static ImageManifest Parse(Descriptor descriptor, ReadOnlyMemory<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        var what = $"manifest {descriptor.Digest}";
        var json = Document.Read(bytes.Span, DocumentJsonContext.Default.ManifestJson, what);
        var config = Document.Descriptor(json.Config, what, "config");
        return new ImageManifest(descriptor, bytes, config, Document.Layers(json.Layers, what))
        {
            ArtifactType = json.ArtifactType,
        };
    }

    /// <summary>Creates an OCI manifest, for an image that has none.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="layers">The layers, the base first.</param>
    /// <returns>The manifest; equal descriptors give equal bytes.</returns>
    public static ImageManifest Create(Descriptor config, ImmutableArray<Descriptor> layers)
    {
        ArgumentNullException.ThrowIfNull(config);
        var json = new ManifestJson
        {
            SchemaVersion = 2,
            MediaType = MediaTypes.OciManifest,
            Config = DescriptorJson.From(config),
            Layers = [.. layers.Select(DescriptorJson.From)],
        };
        var bytes = JsonSerializer.SerializeToUtf8Bytes(json, WrittenJson.Context.ManifestJson);
        return new ImageManifest(
            new Descriptor(MediaTypes.OciManifest, Digest.Compute(bytes), bytes.Length), bytes, config, layers);
    }
}
