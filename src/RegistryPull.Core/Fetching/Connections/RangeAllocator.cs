namespace RegistryPull.Fetching.Connections;

/// <summary>Divides the missing bytes of a blob between connections. A byte is free, leased, or present.</summary>
/// <remarks>
/// It does no I/O and takes no lock: <see cref="BlobParts"/> does. A lease is divided in two steps, so that a server
/// that does not answer takes nothing from a connection that works:
/// <code>
/// step              | divided lease             | new lease
/// ------------------+---------------------------+---------------------------------
/// LeaseFrom         | keeps all its bytes       | overlaps; has no byte yet
/// TryConfirm, true  | ends where the other starts | has its bytes
/// TryConfirm, false | keeps all its bytes       | is to be released; frees nothing
/// </code>
/// </remarks>
internal sealed class RangeAllocator
{
    /// <summary>The least length of a divided lease, in bytes: a shorter one is not worth a request.</summary>
    public const long MinLength = 4 * 1024 * 1024;

    // What a connection has received and not written yet, at most.
    private const long MaxUnwritten = MinLength / 2;

    // In order; neither overlapping nor adjacent.
    private readonly List<ByteRange> _free;
    private readonly List<RangeLease> _leases = [];

    /// <summary>Creates an allocator without leases.</summary>
    /// <param name="missing">The missing bytes, in order and apart from each other.</param>
    public RangeAllocator(IEnumerable<ByteRange> missing) => _free = [.. missing];

    /// <summary>Gets the leases.</summary>
    public IReadOnlyList<RangeLease> Leases => _leases;

    /// <summary>Gets whether there are leases.</summary>
    public bool HasLeases => _leases.Count > 0;

    /// <summary>Gets the length of the first free range; 0 without one.</summary>
    public long FirstFreeLength => _free.Count switch
    {
        0 => 0,
        _ => _free[0].Length,
    };

    /// <summary>Finds the lease that has the most bytes left, when it is long enough for two.</summary>
    /// <returns>Null without one. A lease is divided once at a time, and only after it is confirmed itself.</returns>
    public RangeLease? LongestDivisibleLease() => _leases
        .Where(lease => lease.TakenFrom is null && lease.Rest.Length >= 2 * MinLength && !IsBeingDivided(lease))
        .MaxBy(static lease => lease.Rest.Length);

    /// <summary>Leases the first free bytes.</summary>
    /// <param name="maxLength">The most bytes.</param>
    /// <returns>Null when none is free.</returns>
    public RangeLease? TryLease(long maxLength)
    {
        if (_free.Count == 0)
        {
            return null;
        }

        var first = _free[0];
        var end = first.Start + Math.Min(first.Length, maxLength);
        if (end == first.End)
        {
            _free.RemoveAt(0);
        }
        else
        {
            _free[0] = first with { Start = end };
        }

        return Add(new RangeLease(new ByteRange(first.Start, end)));
    }

    /// <summary>Begins to divide a lease.</summary>
    /// <param name="source">The lease, which keeps its bytes until <see cref="TryConfirm"/>.</param>
    /// <param name="maxLength">The most bytes.</param>
    /// <returns>The bytes from the middle on, or nearer, so that both are done at the same time.</returns>
    public RangeLease LeaseFrom(RangeLease source, long maxLength)
    {
        var rest = source.Rest;
        var start = rest.Start + Math.Min(Math.Max(maxLength, MinLength), rest.Length / 2);
        var length = Math.Min(rest.End - start, maxLength);
        return Add(new RangeLease(new ByteRange(start, start + length)) { TakenFrom = source });
    }

    /// <summary>Takes the bytes of a lease from the one that it divides, now that they come.</summary>
    /// <param name="lease">The lease.</param>
    /// <returns>Whether it has its bytes; false when the divided lease has ended, or may get there first.</returns>
    public bool TryConfirm(RangeLease lease)
    {
        if (lease.TakenFrom is not { } source)
        {
            return true;
        }

        if (!_leases.Contains(source) || source.Position + MaxUnwritten > lease.Start)
        {
            return false;
        }

        Free(new ByteRange(lease.End, source.End));
        (source.End, lease.TakenFrom) = (lease.Start, null);
        return true;
    }

    /// <summary>Ends a lease. Its missing bytes become free.</summary>
    /// <param name="lease">The lease.</param>
    public void Release(RangeLease lease)
    {
        _leases.Remove(lease);
        if (lease.TakenFrom is null)
        {
            Free(lease.Rest);
        }
    }

    private bool IsBeingDivided(RangeLease lease) => _leases.Exists(other => other.TakenFrom == lease);

    private RangeLease Add(RangeLease lease)
    {
        _leases.Add(lease);
        return lease;
    }

    private void Free(ByteRange range)
    {
        if (range.Length == 0)
        {
            return;
        }

        var next = _free.FindIndex(other => other.Start >= range.End);
        var index = next < 0 ? _free.Count : next;
        _free.Insert(index, range);
        MergeWithNext(index);
        MergeWithNext(index - 1);
    }

    private void MergeWithNext(int index)
    {
        if (index >= 0 && index + 1 < _free.Count && _free[index].End == _free[index + 1].Start)
        {
            _free[index] = _free[index] with { End = _free[index + 1].End };
            _free.RemoveAt(index + 1);
        }
    }
}
