using System.Collections.Immutable;
using RegistryPull.Json;

namespace RegistryPull;

/// <summary>An OCI or Docker (version 2 schema 2) manifest, with the bytes that it was read from.</summary>
/// <remarks>OCI image-spec <c>manifest.md</c>.</remarks>
public sealed class ImageManifest
{
    private ImageManifest(Descriptor descriptor, ReadOnlyMemory<byte> bytes, Descriptor config, ImmutableArray<Descriptor> layers) =>
        (Descriptor, Bytes, Config, Layers) = (descriptor, bytes, config, layers);

    /// <summary>What names this manifest, with the platform that an index gave it.</summary>
    public Descriptor Descriptor { get; }

    /// <summary>The bytes as served: what the digest is of. Never re-serialised.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The configuration's descriptor; its digest is the image ID.</summary>
    public Descriptor Config { get; }

    /// <summary>The layers, the base first. A layer may stand more than once.</summary>
    public ImmutableArray<Descriptor> Layers { get; }

    /// <summary>What kind of artifact it is, when it says so; null for images.</summary>
    public string? ArtifactType { get; private init; }

    /// <summary>Whether this is a runnable image: its configuration is an image's.</summary>
    public bool IsImage => MediaTypes.IsImageConfig(Config.MediaType);

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
        return new ImageManifest(descriptor, bytes, config, Document.Descriptors(json.Layers, what, "layers"))
        {
            ArtifactType = json.ArtifactType,
        };
    }
}
