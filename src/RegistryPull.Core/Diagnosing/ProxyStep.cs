using RegistryPull.Transport.Proxies;

namespace RegistryPull.Diagnosing;

/// <summary>Shows the proxy that the registry is reached through, or the rule that there is none.</summary>
internal sealed class ProxyStep(ProxySelection proxies) : IDoctorStep
{
    /// <inheritdoc/>
    public Task<StepResult> RunAsync(DoctorContext context, CancellationToken cancellationToken)
    {
        var addresses = context.Endpoint.Config.Addresses;
        var decisions = addresses.Select(address => (Address: address, Decision: proxies.Decide(address))).ToList();
        context.Hops = [.. decisions.Select(static pair => Hop.Create(pair.Address, pair.Decision))];
        var details = decisions.Select(static pair => $"{pair.Decision}").Distinct();
        return Task.FromResult(StepResult.Ok(string.Join("; ", details)));
    }
}
