using System.Collections.Immutable;
using RegistryPull.Json;

namespace RegistryPull;

/// <summary>The configuration of an image, with the bytes that it was read from.</summary>
/// <remarks>OCI image-spec <c>config.md</c>; Docker's has the same shape.</remarks>
public sealed class ImageConfig
{
    private ImageConfig(
        Descriptor descriptor, ReadOnlyMemory<byte> bytes, Platform? platform, ImmutableArray<Digest> diffIds) =>
        (Descriptor, Bytes, Platform, DiffIds) = (descriptor, bytes, platform, diffIds);

    /// <summary>Gets what names this configuration.</summary>
    public Descriptor Descriptor { get; }

    /// <summary>Gets the bytes as served: the image ID is their digest. Never re-serialised.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Gets the platform that the image runs on, or null when it does not say.</summary>
    public Platform? Platform { get; }

    /// <summary>Gets the digests of the uncompressed layers, the base first; empty for an image without
    /// layers.</summary>
    public ImmutableArray<Digest> DiffIds { get; }

    /// <summary>Reads a configuration.</summary>
    /// <param name="descriptor">What names it; its digest is taken as checked.</param>
    /// <param name="bytes">The bytes as served.</param>
    /// <returns>The configuration.</returns>
    /// <exception cref="InvalidContentException">It is not a well-formed image configuration.</exception>
    public static ImageConfig Parse(Descriptor descriptor, ReadOnlyMemory<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        return Create(descriptor, bytes, Read(descriptor, bytes));
    }

    /// <summary>Reads what its media type does not call a configuration, but may be one.</summary>
    /// <param name="descriptor">What names it; its digest is taken as checked.</param>
    /// <param name="bytes">The bytes as served.</param>
    /// <returns>The configuration; null when the content is not that of an image: no JSON, or without
    /// <c>rootfs</c>.</returns>
    /// <exception cref="InvalidContentException">It is an image's, and not well-formed.</exception>
    public static ImageConfig? ParseUntyped(Descriptor descriptor, ReadOnlyMemory<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        ConfigJson json;
        try
        {
            json = Read(descriptor, bytes);
        }
        catch (InvalidContentException)
        {
            // An artifact's content may be anything.
            return null;
        }

        if (json.Rootfs is null)
        {
            return null;
        }

        return Create(descriptor, bytes, json);
    }

    private static ConfigJson Read(Descriptor descriptor, ReadOnlyMemory<byte> bytes) =>
        Document.Read(bytes.Span, DocumentJsonContext.Default.ConfigJson, $"configuration {descriptor.Digest}");

    private static ImageConfig Create(Descriptor descriptor, ReadOnlyMemory<byte> bytes, ConfigJson json)
    {
        var diffIds = Document.DiffIds(json.Rootfs, $"configuration {descriptor.Digest}");
        Platform? platform = null;
        if (!string.IsNullOrEmpty(json.Os) && !string.IsNullOrEmpty(json.Architecture))
        {
            platform = Platform.Create(json.Os, json.Architecture, json.Variant, json.OsVersion);
        }

        return new ImageConfig(descriptor, bytes, platform, diffIds);
    }
}
