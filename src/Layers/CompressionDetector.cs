namespace RegistryPull.Layers;

/// <summary>Recognises the compression of a tar by its first bytes, because media types and file names are wrong too
/// often.</summary>
internal static class CompressionDetector
{
    /// <summary>The number of bytes that are enough.</summary>
    public const int Length = 6;

    // RFC 1952; 8 is deflate, the only method there is.
    private static ReadOnlySpan<byte> Gzip => [0x1F, 0x8B, 8];

    private static ReadOnlySpan<byte> Zstd => [0x28, 0xB5, 0x2F, 0xFD];

    // RFC 8878, 3.1.2: behind a byte of 0x50 to 0x5F. pzstd begins with such a frame.
    private static ReadOnlySpan<byte> Skippable => [0x2A, 0x4D, 0x18];

    private static ReadOnlySpan<byte> Xz => [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0];

    private static ReadOnlySpan<byte> Bzip2 => "BZh"u8;

    /// <summary>Returns the compression.</summary>
    /// <param name="start">The first bytes, as many as there are up to <see cref="Length"/>.</param>
    public static CompressionFormat Detect(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith(Gzip))
        {
            return CompressionFormat.Gzip;
        }

        if (start.StartsWith(Zstd) || IsSkippable(start))
        {
            return CompressionFormat.Zstd;
        }

        if (start.StartsWith(Xz))
        {
            return CompressionFormat.Xz;
        }

        if (start.StartsWith(Bzip2))
        {
            return CompressionFormat.Bzip2;
        }

        return CompressionFormat.None;
    }

    private static bool IsSkippable(ReadOnlySpan<byte> start) =>
        start.Length > Skippable.Length && start[0] >> 4 == 5 && start[1..].StartsWith(Skippable);
}
