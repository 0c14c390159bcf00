using System.IO.Compression;
using RegistryPull.Exporting;
using ZstdSharp;

namespace RegistryPull.Exporters.Layers;

/// <summary>Opens a layer as a tar. Its first bytes tell the compression, because media types are wrong too
/// often.</summary>
internal static class LayerContent
{
    // RFC 1952; 8 is deflate, the only method there is.
    private static ReadOnlySpan<byte> Gzip => [0x1F, 0x8B, 8];

    private static ReadOnlySpan<byte> Zstd => [0x28, 0xB5, 0x2F, 0xFD];

    // RFC 8878, 3.1.2: behind a byte of 0x50 to 0x5F. pzstd begins with such a frame.
    private static ReadOnlySpan<byte> Skippable => [0x2A, 0x4D, 0x18];

    private static ReadOnlySpan<byte> Xz => [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0];

    private static ReadOnlySpan<byte> Bzip2 => "BZh"u8;

    /// <exception cref="InvalidContentException">The compression is not one that layers have.</exception>
    public static Stream Open(SpooledBlob layer)
    {
        var stored = layer.Open();
        try
        {
            return Decompressed(stored, layer.Blob);
        }
        catch
        {
            stored.Dispose();
            throw;
        }
    }

    private static bool IsSkippable(ReadOnlySpan<byte> start) =>
        start.Length > Skippable.Length && start[0] >> 4 == 5 && start[1..].StartsWith(Skippable);

    private static Stream Decompressed(Stream stored, Descriptor layer)
    {
        Span<byte> start = stackalloc byte[Xz.Length];
        start = start[..stored.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        stored.Position = 0;
        if (start.StartsWith(Gzip))
        {
            return new GZipStream(stored, CompressionMode.Decompress);
        }

        if (start.StartsWith(Zstd) || IsSkippable(start))
        {
            return new DecompressionStream(stored, leaveOpen: false);
        }

        if (start.StartsWith(Xz))
        {
            throw Unsupported(layer, "xz");
        }

        if (start.StartsWith(Bzip2))
        {
            throw Unsupported(layer, "bzip2");
        }

        return stored;
    }

    private static InvalidContentException Unsupported(Descriptor layer, string name) => MalformedLayer.Create(
        layer, $"is compressed with {name}, which the OCI image specification does not allow: gzip, zstd or none are");
}
