using System.Collections.Concurrent;

namespace RegistryPull.Testing;

/// <summary>The faults of one registry. Several that fit one request all strike, in the order in which they were
/// added.</summary>
/// <remarks>They strike what passed the authentication, and the token server: a request that is sent away with 401 uses
/// none up.</remarks>
public sealed class FaultRules
{
    private readonly ConcurrentQueue<FaultRule> _rules = [];

    /// <summary>Adds a fault.</summary>
    /// <param name="when">The requests that it is meant for: <see cref="When"/> has the usual ones.</param>
    /// <param name="fault">What happens: <see cref="Faults"/> has the usual ones.</param>
    /// <param name="times">How often; always, if <see cref="int.MaxValue"/>.</param>
    /// <returns>The rule, which counts.</returns>
    public FaultRule Add(Predicate<RecordedRequest> when, Fault fault, int times = 1)
    {
        var rule = new FaultRule(when, fault, times);
        _rules.Enqueue(rule);
        return rule;
    }

    /// <summary>Everything is sound again.</summary>
    public void Clear() => _rules.Clear();

    internal FakeAnswer Apply(FakeAnswer answer, RecordedRequest request) =>
        _rules.Aggregate(answer, (current, rule) => rule.Apply(current, request));
}
