namespace RegistryPull.Fetching.Connections;

/// <summary>The pace of a connection that has nothing left to do. It is compared with those that still bring
/// bytes.</summary>
/// <param name="BytesPerSecond">How many bytes it brought in each second.</param>
/// <param name="Wait">How long a request waits for its answer.</param>
internal readonly record struct LeasePace(double BytesPerSecond, TimeSpan Wait)
{
    // A measured pace varies, and closing a connection has a cost.
    private const int Sooner = 2;
    private const double SlackSeconds = 0.5;

    /// <summary>Returns whether this connection would bring the rest of a lease much sooner than the one that has
    /// it.</summary>
    /// <param name="lease">The lease.</param>
    /// <param name="age">How long the other connection has had it.</param>
    public bool IsSooner(RangeLease lease, TimeSpan age)
    {
        var (received, rest) = (lease.Position - lease.Start, lease.Rest.Length);
        if (BytesPerSecond <= 0 || rest == 0)
        {
            return false;
        }

        // A connection without a byte is given as long again as it has waited.
        var itsSeconds = received switch
        {
            0 => age.TotalSeconds,
            _ => age.TotalSeconds * rest / received,
        };
        var ownSeconds = Wait.TotalSeconds + (rest / BytesPerSecond);
        return itsSeconds > (Sooner * ownSeconds) + SlackSeconds;
    }
}
