namespace RegistryPull.Cli.Progress;

/// <summary>The average speed over the last seconds: steady enough to read, and recent.</summary>
internal sealed class SpeedMeter
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    // What is shorter says more about buffers than about the network.
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(0.5);

    private readonly Queue<(TimeSpan At, long Bytes)> _samples = new([(TimeSpan.Zero, 0)]);

    /// <param name="at">The time since the beginning.</param>
    /// <param name="bytes">All that came until then.</param>
    /// <returns>Bytes per second.</returns>
    public double Measure(TimeSpan at, long bytes)
    {
        _samples.Enqueue((at, bytes));
        while (_samples.Count > 2 && at - _samples.Peek().At > Window)
        {
            _samples.Dequeue();
        }

        var oldest = _samples.Peek();
        var time = at - oldest.At;
        if (time < Shortest)
        {
            return 0;
        }

        return (bytes - oldest.Bytes) / time.TotalSeconds;
    }
}
