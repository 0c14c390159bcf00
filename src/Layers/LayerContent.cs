using System.IO.Compression;
using RegistryPull.Exporting;
using ZstdSharp;

namespace RegistryPull.Layers;

/// <summary>Opens a layer, or an archive, as a tar.</summary>
internal static class LayerContent
{
    /// <inheritdoc cref="Open(Stream, TarSubject)"/>
    public static Stream Open(SpooledBlob layer) => Open(layer.Open(), TarSubject.Layer(layer.Blob));

    /// <summary>Opens a tar that may be compressed.</summary>
    /// <param name="stored">Its bytes, which can be read twice; disposed of with the result, or when this
    /// throws.</param>
    /// <param name="subject">The tar, for messages.</param>
    /// <returns>The uncompressed bytes.</returns>
    /// <exception cref="InvalidContentException">The compression is not one that layers have.</exception>
    public static Stream Open(Stream stored, TarSubject subject)
    {
        try
        {
            return Decompressed(stored, subject);
        }
        catch
        {
            stored.Dispose();
            throw;
        }
    }

    private static Stream Decompressed(Stream stored, TarSubject subject)
    {
        Span<byte> start = stackalloc byte[CompressionDetector.Length];
        start = start[..stored.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        stored.Position = 0;
        return CompressionDetector.Detect(start) switch
        {
            CompressionFormat.None => stored,
            CompressionFormat.Gzip => new GZipStream(stored, CompressionMode.Decompress),
            CompressionFormat.Zstd => new DecompressionStream(stored, leaveOpen: false),
            CompressionFormat.Xz => throw Unsupported(subject, "xz"),
            _ => throw Unsupported(subject, "bzip2"),
        };
    }

    private static InvalidContentException Unsupported(TarSubject subject, string name) => subject.Malformed(
        $"is compressed with {name}, which the OCI image specification does not allow: gzip, zstd or none are");
}
