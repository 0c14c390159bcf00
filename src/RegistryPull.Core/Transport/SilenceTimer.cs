namespace RegistryPull.Transport;

/// <summary>Cancels a request when its server is silent for too long.</summary>
internal sealed class SilenceTimer : IDisposable
{
    private readonly CancellationTokenSource _silent = new();
    private readonly BodyLimits _limits;
    private readonly ITimer _timer;

    /// <summary>Creates a timer that is stopped.</summary>
    /// <param name="limits">The clock, and how long a silence may be.</param>
    public SilenceTimer(BodyLimits limits)
    {
        _limits = limits;
        _timer = limits.Time.CreateTimer(
            static silent => ((CancellationTokenSource)silent!).Cancel(),
            _silent,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
    }

    /// <summary>Gets the token that is cancelled by the silence.</summary>
    public CancellationToken Token => _silent.Token;

    /// <summary>Starts the time again.</summary>
    /// <param name="extra">How much longer than usual the server may take.</param>
    public void Restart(TimeSpan extra = default) => _timer.Change(_limits.Silence + extra, Timeout.InfiniteTimeSpan);

    /// <summary>Stops the time: the server is not the one that is waited for.</summary>
    public void Stop() => _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _timer.Dispose();
        _silent.Dispose();
    }
}
