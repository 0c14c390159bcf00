namespace RegistryPull;

/// <summary>Time that passes faster than it does: what takes steps takes short ones.</summary>
/// <param name="times">How many times as fast.</param>
internal sealed class SkippingTimeProvider(int times) : TimeProvider
{
    public override long GetTimestamp() => System.GetTimestamp() * times;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Shortened(dueTime), Shortened(period));

    private TimeSpan Shortened(TimeSpan time) => time > TimeSpan.Zero ? time / times : time;
}
