using RegistryPull.Exporters.OciLayout;
using RegistryPull.Exporting;

namespace RegistryPull.Exporters.Tar;

/// <summary>Lays out a tar file before any of its content is there: every size is known, so every offset is.</summary>
/// <remarks>Directories have no entries: every loader makes them as needed, and there is less that could
/// differ.</remarks>
internal static class TarPlan
{
    public const int BlockSize = 512;

    // Two blocks of zeros end an archive: POSIX.1-2024, pax, "ustar Interchange Format".
    private static readonly ReadOnlyMemory<byte> Zeros = new byte[2 * BlockSize];
    private static readonly FileSegment End = new FileSegment.Bytes(Zeros);

    /// <summary>Creates the archive of some entries, in their order.</summary>
    public static PlannedFile File(IEnumerable<LayoutEntry> entries) => new("", [.. entries.SelectMany(Segments), End]);

    private static IEnumerable<FileSegment> Segments(LayoutEntry entry)
    {
        var header = new FileSegment.Bytes(EntryHeader.Render(entry.Path, entry.Content.Length));
        var padding = EntryHeader.Padding(entry.Content.Length);
        if (padding == 0)
        {
            return [header, entry.Content];
        }

        return [header, entry.Content, new FileSegment.Bytes(Zeros[..padding])];
    }
}
