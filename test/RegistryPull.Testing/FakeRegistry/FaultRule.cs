namespace RegistryPull.Testing;

/// <summary>A fault, and when and how often it strikes.</summary>
/// <param name="when">The requests that it is meant for.</param>
/// <param name="fault">What happens.</param>
/// <param name="times">How often.</param>
public sealed class FaultRule(Predicate<RecordedRequest> when, Fault fault, int times)
{
    private int _struck;

    /// <summary>How often it struck so far.</summary>
    public int Struck => Math.Min(_struck, times);

    internal FakeAnswer Apply(FakeAnswer answer, RecordedRequest request) =>
        when(request) && _struck < times && Interlocked.Increment(ref _struck) <= times ? fault(answer, request)
            : answer;
}
