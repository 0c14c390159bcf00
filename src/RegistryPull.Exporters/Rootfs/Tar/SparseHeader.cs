using System.Globalization;
using System.Text;
using RegistryPull.Layers;

namespace RegistryPull.Exporters.Rootfs.Tar;

/// <summary>The map of a sparse file as it stands before its content.</summary>
/// <remarks>GNU tar manual, "Storing Sparse Files", "PAX Format, Version 1.0".</remarks>
/// <param name="Map">The map, in whole blocks.</param>
/// <param name="RealSize">The length of the file with its holes.</param>
internal sealed record SparseHeader(byte[] Map, long RealSize)
{
    /// <summary>Renders the map of a file.</summary>
    public static SparseHeader From(SparseMap sparse, long realSize)
    {
        var text = new StringBuilder();
        var parts = Closed(sparse, realSize);
        text.Append(CultureInfo.InvariantCulture, $"{parts.Count}\n");
        foreach (var (offset, length) in parts)
        {
            text.Append(CultureInfo.InvariantCulture, $"{offset}\n{length}\n");
        }

        var map = Encoding.ASCII.GetBytes(text.ToString());
        return new SparseHeader([.. map, .. new byte[Exporters.Tar.EntryHeader.Padding(map.Length)]], realSize);
    }

    // GNU tar takes the length of the file from the end of the last part, so a hole at the end is followed by an empty
    // part.
    private static List<SparsePart> Closed(SparseMap sparse, long realSize)
    {
        List<SparsePart> parts = [.. sparse.Parts];
        if (parts.Count == 0 || parts[^1].Offset + parts[^1].Length < realSize)
        {
            parts.Add(new SparsePart(realSize, 0));
        }

        return parts;
    }
}
