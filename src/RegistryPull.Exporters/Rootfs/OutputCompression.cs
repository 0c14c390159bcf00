using System.IO.Compression;
using ZstdSharp;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>Compresses an archive as the ending of its name says.</summary>
internal static class OutputCompression
{
    // The default of the zstd program.
    private const int ZstdLevel = 3;

    private const int BufferSize = 256 * 1024;

    /// <summary>Creates a stream for the plain archive; disposing of it ends the compressed one, and the output with
    /// it.</summary>
    public static Stream Wrap(Stream output, string name, out bool isCompressed)
    {
        var compressed = Compress(output, name);
        isCompressed = compressed != output;
        return new BufferedStream(compressed, BufferSize);
    }

    private static Stream Compress(Stream output, string name)
    {
        if (HasEnding(name, ".gz", ".tgz"))
        {
            return new GZipStream(new GzipHeaderStream(output), CompressionLevel.Optimal);
        }

        if (HasEnding(name, ".zst", ".tzst"))
        {
            return new CompressionStream(output, ZstdLevel, leaveOpen: false);
        }

        return output;
    }

    private static bool HasEnding(string name, params string[] endings) =>
        Array.Exists(endings, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
