namespace RegistryPull.Fetching.Connections;

/// <summary>Decides by the times of requests whether one more connection helps: when they mostly wait for answers, and
/// the server does not queue them.</summary>
internal sealed class AnswerTimes
{
    // A server that answers sooner is near: another connection gains less than it costs.
    private static readonly TimeSpan Near = TimeSpan.FromMilliseconds(5);

    // A new connection with TLS takes three round trips more; a longer wait means that requests are queued.
    private const int Queued = 4;

    private TimeSpan _least = TimeSpan.MaxValue;

    /// <summary>Gets how long the last request waited for its answer.</summary>
    public TimeSpan Last { get; private set; }

    /// <summary>Records a request.</summary>
    /// <param name="waited">How long the answer took.</param>
    /// <param name="received">How long the body took.</param>
    /// <returns>Whether one more connection helps.</returns>
    public bool AreWorthAnother(TimeSpan waited, TimeSpan received)
    {
        Last = waited;

        if (waited < Near)
        {
            return false;
        }

        _least = TimeSpan.FromTicks(Math.Min(waited.Ticks, _least.Ticks));
        return waited >= received && waited <= _least * Queued;
    }
}
