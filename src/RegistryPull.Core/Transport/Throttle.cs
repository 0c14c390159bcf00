namespace RegistryPull.Transport;

/// <summary>Keeps all downloads of a run together below a rate, as curl's <c>--limit-rate</c> does one.</summary>
/// <remarks>Each read delays by its share of the shared budget, so readers are served in order.</remarks>
internal sealed class Throttle(RegistryPullOptions options, TimeProvider time)
{
    // The bytes of a tenth of a second at once: small enough for an even flow on a shared line.
    private const int PortionsPerSecond = 10;

    private readonly Lock _gate = new();
    private readonly long _beginning = time.GetTimestamp();
    private TimeSpan _paidUntil;

    /// <summary>Gets whether the session has a limit.</summary>
    public bool IsLimited => options.MaxBytesPerSecond is not null;

    /// <summary>How much may be read in one go.</summary>
    /// <param name="wanted">How much there is room for.</param>
    public int Portion(int wanted) => options.MaxBytesPerSecond switch
    {
        { } rate => (int)Math.Min(wanted, Math.Max(rate / PortionsPerSecond, 1)),
        _ => wanted,
    };

    /// <summary>Waits until what was read was due.</summary>
    /// <param name="bytes">How many bytes were read.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task PayAsync(int bytes, CancellationToken cancellationToken) => options.MaxBytesPerSecond switch
    {
        { } rate => Task.Delay(Owe(bytes / (double)rate), time, cancellationToken),
        _ => Task.CompletedTask,
    };

    // Time in which nothing was read is not saved for a later burst.
    private TimeSpan Owe(double seconds)
    {
        lock (_gate)
        {
            var now = time.GetElapsedTime(_beginning);
            _paidUntil = (_paidUntil > now ? _paidUntil : now) + TimeSpan.FromSeconds(seconds);
            return _paidUntil - now;
        }
    }
}
