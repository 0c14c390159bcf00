using RegistryPull.Content;

namespace RegistryPull.Fetching.Connections;

/// <summary>Who brings which part of a blob: a part is held, or claimed by one connection, or free.</summary>
internal sealed class BlobParts(IBlobSlot slot)
{
    /// <summary>No part is taken in two that is not at least twice as long: a request has its price, and what is on its way must not be cut off.</summary>
    public const long Shortest = 4 * 1024 * 1024;

    // What an owner has received and not written yet, at most.
    private const long OnItsWay = Shortest / 2;

    private readonly Lock _gate = new();
    private readonly List<RangeLease> _claims = [];
    private TaskCompletionSource _changed = NewSignal();
    private long _longest = long.MaxValue;
    private bool _isDivisible = true;
    private bool _isClosed;

    /// <summary>How long a claim may be. It has no limit while a single connection is at work, and none once division has stopped.</summary>
    public long Longest
    {
        get
        {
            lock (_gate)
            {
                return _longest;
            }
        }

        set
        {
            lock (_gate)
            {
                _longest = _isDivisible ? value : long.MaxValue;
            }
        }
    }

    /// <summary>Whether a connection brought a part of what another was to bring.</summary>
    public bool WereDivided { get; private set; }

    /// <summary>Ends when a claim is let go of.</summary>
    public Task Changed
    {
        get
        {
            lock (_gate)
            {
                return _changed.Task;
            }
        }
    }

    /// <summary>Whether somebody has a claim.</summary>
    public bool AreClaimed
    {
        get
        {
            lock (_gate)
            {
                return _claims.Count > 0;
            }
        }
    }

    /// <summary>How many bytes are there.</summary>
    public long Held()
    {
        long held = 0;
        for (long at = 0; at < slot.Blob.Size; at += slot.GapFrom(at))
        {
            var here = slot.PresentFrom(at);
            (held, at) = (held + here, at + here);
        }

        return held;
    }

    /// <summary>How many bytes in a row another connection could share; 0 when it is not worth a request.</summary>
    public long Divisible()
    {
        lock (_gate)
        {
            var free = FirstFree() is { } part ? part.End - part.Start : 0;
            var most = Math.Max(free, Longer()?.Left ?? 0);
            return _isDivisible && most >= 2 * Shortest ? most : 0;
        }
    }

    /// <summary>Claims the first part that is free.</summary>
    /// <returns>Null when there is none.</returns>
    public RangeLease? Claim()
    {
        lock (_gate)
        {
            return ClaimFree();
        }
    }

    /// <summary>Claims the first part that is free or, where none is, one that its owner will not get to soon. The owner keeps it until <see cref="Confirm"/>.</summary>
    /// <returns>Null when there is none that is worth a request.</returns>
    public RangeLease? ClaimBeside()
    {
        lock (_gate)
        {
            return !_isDivisible || _isClosed ? null : ClaimFree() ?? (Longer() is { } owner ? ClaimOf(owner) : null);
        }
    }

    /// <summary>Makes a claim good, now that its bytes come: a server that does not answer takes nothing from a connection that works.</summary>
    /// <returns>Whether the part is still to be had; else its owner has got there first.</returns>
    public bool Confirm(RangeLease claim)
    {
        if (claim.Owner is not { } owner)
        {
            return true;
        }

        lock (_gate)
        {
            if (!_claims.Contains(owner) || owner.End < claim.End || owner.Position + OnItsWay > claim.Start)
            {
                return false;
            }

            (owner.End, claim.Owner, WereDivided) = (claim.Start, null, true);
            return true;
        }
    }

    /// <summary>Lets go of a claim. What it has not brought is free, or still its owner's.</summary>
    public void Release(RangeLease claim)
    {
        lock (_gate)
        {
            _claims.Remove(claim);
            Signal();
        }
    }

    /// <summary>Has one connection bring all that is not claimed yet.</summary>
    public void StopDividing()
    {
        lock (_gate)
        {
            (_isDivisible, _longest) = (false, long.MaxValue);
        }
    }

    /// <summary>No more claims.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Signal()
    {
        _changed.TrySetResult();
        _changed = NewSignal();
    }

    private RangeLease? ClaimFree() =>
        !_isClosed && FirstFree() is { } free ? Add(free.Start, Math.Min(free.End, EndFrom(free.Start)), owner: null) : null;

    // The owner keeps as much as the other takes, so that both get there at the same time.
    private RangeLease ClaimOf(RangeLease owner)
    {
        var cut = owner.Position + Math.Min(Math.Max(Longest, Shortest), owner.Left / 2);
        return Add(cut, Math.Min(owner.End, EndFrom(cut)), owner);
    }

    private RangeLease Add(long start, long end, RangeLease? owner)
    {
        var claim = new RangeLease(start, end) { Owner = owner };
        _claims.Add(claim);
        return claim;
    }

    // One at a time takes from another, and not before it has something itself.
    private RangeLease? Longer() => _claims
        .Where(claim => claim is { Owner: null, Left: >= 2 * Shortest } && !_claims.Exists(other => other.Owner == claim))
        .MaxBy(static claim => claim.Left);

    private long EndFrom(long start) => start > slot.Blob.Size - Longest ? slot.Blob.Size : start + Longest;

    private (long Start, long End)? FirstFree()
    {
        for (long at = 0; ;)
        {
            at += slot.PresentFrom(at);
            if (at >= slot.Blob.Size)
            {
                return null;
            }

            if (_claims.Find(claim => claim.Covers(at)) is not { } taken)
            {
                return (at, FreeEnd(at));
            }

            at = taken.End;
        }
    }

    private long FreeEnd(long start) =>
        Math.Min(start + slot.GapFrom(start), _claims.Where(claim => claim.Start >= start).Min(static claim => (long?)claim.Start) ?? long.MaxValue);
}
