using System.IO.Compression;

namespace RegistryPull.RealParts.Tests.Layers;

/// <summary>A layer as a registry has it.</summary>
/// <param name="MediaType">What it is said to be.</param>
/// <param name="Bytes">Its bytes.</param>
/// <param name="DiffId">The digest of its tar.</param>
internal sealed record LayerBlob(string MediaType, byte[] Bytes, Digest DiffId)
{
    public static LayerBlob Of(params IEnumerable<TarItem> items) => Gzip(TarText.Write(items));

    public static LayerBlob Plain(byte[] tar) =>
        new("application/vnd.oci.image.layer.v1.tar", tar, Digest.Compute(tar));

    public static LayerBlob Zstd(byte[] tar) =>
        new(
            "application/vnd.oci.image.layer.v1.tar+zstd",
            Compressed(tar, static stream => new ZstdSharp.CompressionStream(stream, leaveOpen: true)),
            Digest.Compute(tar));

    /// <param name="tar">The tar.</param>
    /// <param name="members">How many gzip files stand one after the other, as pigz and estargz write them.</param>
    public static LayerBlob Gzip(byte[] tar, int members = 1)
    {
        var share = (tar.Length / members) + 1;
        var parts = tar.Chunk(share).Select(
            static part =>
                Compressed(part, static stream => new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true)));
        return new LayerBlob(MediaTypes.OciLayerGzip, [.. parts.SelectMany(static part => part)], Digest.Compute(tar));
    }

    private static byte[] Compressed(byte[] bytes, Func<Stream, Stream> wrap)
    {
        using var compressed = new MemoryStream();
        using (var stream = wrap(compressed))
        {
            stream.Write(bytes);
        }

        return compressed.ToArray();
    }
}
