using System.IO.Compression;
using ZstdSharp;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>Compresses an archive as the ending of its name says.</summary>
internal static class OutputCompression
{
    // What the zstd program does when it is not told.
    private const int ZstdLevel = 3;

    private const int BufferSize = 256 * 1024;

    /// <summary>A stream for the plain archive; disposing of it ends the compressed one, and the output with it.</summary>
    public static Stream Wrap(Stream output, string name, out bool isCompressed)
    {
        var compressed = HasEnding(name, ".gz", ".tgz") ? new GZipStream(output, CompressionLevel.Optimal)
            : HasEnding(name, ".zst", ".tzst") ? new CompressionStream(output, ZstdLevel, leaveOpen: false)
            : output;
        isCompressed = compressed != output;
        return new BufferedStream(compressed, BufferSize);
    }

    private static bool HasEnding(string name, params string[] endings) =>
        Array.Exists(endings, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
