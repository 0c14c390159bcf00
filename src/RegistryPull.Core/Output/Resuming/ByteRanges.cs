namespace RegistryPull.Output.Resuming;

/// <summary>A set of bytes as ranges: sorted, merged, half open.</summary>
internal sealed class ByteRanges
{
    private readonly List<(long Start, long End)> _ranges = [];

    public IReadOnlyList<(long Start, long End)> All => _ranges;

    /// <summary>Gets how many bytes are in the set.</summary>
    public long Total => _ranges.Sum(static range => range.End - range.Start);

    public void Add(long start, long end)
    {
        var (first, count) = (0, 0);
        while (first < _ranges.Count && _ranges[first].End < start)
        {
            first++;
        }

        for (; first + count < _ranges.Count && _ranges[first + count].Start <= end; count++)
        {
            start = Math.Min(start, _ranges[first + count].Start);
            end = Math.Max(end, _ranges[first + count].End);
        }

        _ranges.RemoveRange(first, count);
        _ranges.Insert(first, (start, end));
    }

    public void Clear() => _ranges.Clear();

    /// <summary>Returns how many bytes follow one another from an offset on that are not in the set; 0 when the first
    /// is.</summary>
    public long GapFrom(long offset)
    {
        foreach (var (start, end) in _ranges)
        {
            if (offset < end)
            {
                return Math.Max(0, start - offset);
            }
        }

        return long.MaxValue;
    }

    /// <summary>Returns how many bytes of the set follow one another from an offset on.</summary>
    public long PresentFrom(long offset)
    {
        foreach (var (start, end) in _ranges)
        {
            if (start <= offset && offset < end)
            {
                return end - offset;
            }
        }

        return 0;
    }
}
