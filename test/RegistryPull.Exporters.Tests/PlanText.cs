using System.Text;
using RegistryPull.Exporting;

namespace RegistryPull.Exporters.Tests;

/// <summary>A plan as text, one segment a line, to compare it with what it should be.</summary>
internal static class PlanText
{
    private const int NameLength = 100;

    /// <summary>The segments of a tar file: headers by the path that they carry, zeros by their number, blobs by their
    /// digest.</summary>
    public static IEnumerable<string> Segments(PlannedFile tar) => tar.Segments.Select(static segment => segment switch
    {
        FileSegment.Blob blob => $"blob {blob.Content.Digest} {blob.Length}",
        FileSegment.Bytes bytes => Describe(bytes.Content.Span),
        _ => throw new ArgumentOutOfRangeException(nameof(tar)),
    });

    private static string Describe(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.ContainsAnyExcept((byte)0))
        {
            return $"zeros {bytes.Length}";
        }

        return bytes.Length == 512 && bytes[257..].StartsWith("ustar"u8)
            ? $"header {Encoding.UTF8.GetString(bytes[..NameLength]).TrimEnd('\0')}"
            : $"bytes {Digest.Compute(bytes)} {bytes.Length}";
    }
}
