namespace RegistryPull.Transport;

/// <summary>Measures whether a body comes at all, as curl's <c>--speed-limit</c> and <c>--speed-time</c> do.</summary>
/// <remarks>Only the time that is spent waiting for the network counts: a slow disk or <c>--limit-rate</c> is not the
/// server's fault.</remarks>
internal sealed class SpeedFloor
{
    private TimeSpan _waited;
    private long _received;

    /// <summary>Adds a read.</summary>
    /// <param name="bytes">What it brought.</param>
    /// <param name="waited">How long it took.</param>
    /// <returns>False when a whole window brought too little.</returns>
    public bool Allows(int bytes, TimeSpan waited)
    {
        _waited += waited;
        _received += bytes;
        if (_waited < BodyLimits.Window)
        {
            return true;
        }

        var isFastEnough = _received >= BodyLimits.MinBytesPerWindow;
        (_waited, _received) = (TimeSpan.Zero, 0);
        return isFastEnough;
    }
}
