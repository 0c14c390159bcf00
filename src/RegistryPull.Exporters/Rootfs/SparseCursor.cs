using RegistryPull.Layers;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>Computes where in a file the next byte of the content that a layer holds belongs.</summary>
internal sealed class SparseCursor(ScannedEntry entry)
{
    private int _part;
    private long _position;

    /// <summary>Takes the next bytes, as many of them as are contiguous in the file.</summary>
    /// <param name="atMost">How many there are.</param>
    /// <returns>Their offset in the file, and how many.</returns>
    public (long Offset, int Count) Take(int atMost)
    {
        var part = entry.Sparse switch
        {
            { } sparse => sparse.Parts[_part],
            _ => new SparsePart(0, entry.Size),
        };
        var (offset, count) = (part.Offset + _position, (int)Math.Min(atMost, part.Length - _position));
        _position += count;
        if (_position == part.Length)
        {
            (_part, _position) = (_part + 1, 0);
        }

        return (offset, count);
    }
}
