using RegistryPull.Transport.Proxies;

namespace RegistryPull.Diagnosing;

/// <summary>Which proxy the registry is reached through, or which rule says that none is.</summary>
internal sealed class ProxyStep(ProxySelection proxies) : IDoctorStep
{
    public Task<StepResult> ExamineAsync(DoctorContext patient, CancellationToken cancellationToken)
    {
        var decisions = patient.Endpoint.Place.Addresses.Select(address => (Address: address, Decision: proxies.Decide(address))).ToList();
        patient.Hops = [.. decisions.Select(static pair => Hop.Of(pair.Address, pair.Decision))];
        return Task.FromResult(StepResult.Ok(string.Join("; ", decisions.Select(static pair => $"{pair.Decision}").Distinct())));
    }
}
