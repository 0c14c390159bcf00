using System.Collections.Immutable;
using RegistryPull.Json;

namespace RegistryPull;

/// <summary>The configuration of an image, with the bytes that it was read from.</summary>
/// <remarks>OCI image-spec <c>config.md</c>; Docker's has the same shape.</remarks>
public sealed class ImageConfig
{
    private ImageConfig(Descriptor descriptor, ReadOnlyMemory<byte> bytes, Platform? platform, ImmutableArray<Digest> diffIds) =>
        (Descriptor, Bytes, Platform, DiffIds) = (descriptor, bytes, platform, diffIds);

    /// <summary>What names this configuration.</summary>
    public Descriptor Descriptor { get; }

    /// <summary>The bytes as served: the image ID is their digest. Never re-serialised.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The platform that the image runs on, or null when it does not say.</summary>
    public Platform? Platform { get; }

    /// <summary>The digests of the uncompressed layers, the base first.</summary>
    public ImmutableArray<Digest> DiffIds { get; }

    /// <summary>Reads a configuration.</summary>
    /// <param name="descriptor">What names it; its digest is taken as checked.</param>
    /// <param name="bytes">The bytes as served.</param>
    /// <returns>The configuration.</returns>
    /// <exception cref="InvalidContentException">It is not a well-formed image configuration.</exception>
    public static ImageConfig Parse(Descriptor descriptor, ReadOnlyMemory<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        var what = $"configuration {descriptor.Digest}";
        var json = Document.Read(bytes.Span, DocumentJsonContext.Default.ConfigJson, what);
        var platform = string.IsNullOrEmpty(json.Os) || string.IsNullOrEmpty(json.Architecture)
            ? null
            : Platform.Create(json.Os, json.Architecture, json.Variant, json.OsVersion);
        return new ImageConfig(descriptor, bytes, platform, Document.Digests(json.Rootfs?.DiffIds, what, "rootfs.diff_ids"));
    }
}
