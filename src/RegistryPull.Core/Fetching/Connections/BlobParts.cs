namespace RegistryPull.Fetching.Connections;

/// <summary>The leases of one blob, for several threads: a <see cref="RangeAllocator"/> with limits.</summary>
/// <param name="missing">The missing bytes, in order and apart from each other.</param>
internal sealed class BlobParts(IEnumerable<ByteRange> missing)
{
    private readonly Lock _gate = new();
    private readonly RangeAllocator _allocator = new(missing);
    private TaskCompletionSource _released = NewSignal();
    private long _maxLength = long.MaxValue;
    private bool _isDivisible = true;
    private bool _isClosed;

    /// <summary>Gets whether a helper connection took bytes from another lease.</summary>
    public bool WereDivided { get; private set; }

    /// <summary>Gets a task that ends at the next release.</summary>
    public Task Released
    {
        get
        {
            lock (_gate)
            {
                return _released.Task;
            }
        }
    }

    /// <summary>Gets whether there are leases.</summary>
    public bool HasLeases
    {
        get
        {
            lock (_gate)
            {
                return _allocator.HasLeases;
            }
        }
    }

    /// <summary>Sets the most bytes of a new lease. Ignored after <see cref="StopDividing"/>.</summary>
    /// <param name="maxLength">The number; <see cref="long.MaxValue"/> for no limit.</param>
    public void Limit(long maxLength)
    {
        lock (_gate)
        {
            _maxLength = _isDivisible ? maxLength : long.MaxValue;
        }
    }

    /// <summary>Gets how many consecutive bytes a helper connection could share.</summary>
    /// <returns>The number; 0 when they are not worth a request.</returns>
    public long Divisible()
    {
        lock (_gate)
        {
            var longest = _allocator.LongestDivisibleLease()?.Rest.Length ?? 0;
            var most = Math.Max(_allocator.FirstFreeLength, longest);
            if (_isDivisible && most >= 2 * RangeAllocator.MinLength)
            {
                return most;
            }

            return 0;
        }
    }

    /// <summary>Leases the first free bytes.</summary>
    /// <returns>Null when none is free.</returns>
    public RangeLease? TryLease()
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return null;
            }

            return _allocator.TryLease(_maxLength);
        }
    }

    /// <summary>Leases bytes to a helper connection: free ones, or else the end of the longest lease.</summary>
    /// <returns>Null when nothing is worth a request.</returns>
    public RangeLease? TryLeaseToHelper()
    {
        lock (_gate)
        {
            if (!_isDivisible || _isClosed)
            {
                return null;
            }

            return _allocator.TryLease(_maxLength) ?? TryDivide();
        }
    }

    /// <summary>Stops helper connections whose leases a connection would bring much sooner.</summary>
    /// <param name="pace">The pace of that connection.</param>
    /// <param name="time">The clock.</param>
    public void TakeOverSlow(LeasePace pace, TimeProvider time)
    {
        RangeLease[] slow;
        lock (_gate)
        {
            slow = [.. _allocator.Leases.Where(lease =>
                lease.HelpedSince is { } since && pace.IsSooner(lease, time.GetElapsedTime(since)))];
        }

        // Outside of the lock, since what is cancelled may release its lease at once.
        Array.ForEach(slow, static lease => lease.TakeOver());
    }

    /// <inheritdoc cref="RangeAllocator.TryConfirm"/>
    public bool TryConfirm(RangeLease lease)
    {
        lock (_gate)
        {
            var isDividing = lease.TakenFrom is not null;
            var isConfirmed = _allocator.TryConfirm(lease);
            WereDivided |= isDividing && isConfirmed;
            return isConfirmed;
        }
    }

    /// <inheritdoc cref="RangeAllocator.Release"/>
    public void Release(RangeLease lease)
    {
        lock (_gate)
        {
            _allocator.Release(lease);
            _released.TrySetResult();
            _released = NewSignal();
        }
    }

    /// <summary>Gives all that is free to one connection from now on.</summary>
    public void StopDividing()
    {
        lock (_gate)
        {
            (_isDivisible, _maxLength) = (false, long.MaxValue);
        }
    }

    /// <summary>Ends the leasing: TryLease returns null from here on.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RangeLease? TryDivide() => _allocator.LongestDivisibleLease() switch
    {
        { } longest => _allocator.LeaseFrom(longest, _maxLength),
        _ => null,
    };
}
