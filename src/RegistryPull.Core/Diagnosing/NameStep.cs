using RegistryPull.Transport.Dialing;

namespace RegistryPull.Diagnosing;

/// <summary>Resolves the name of the registry, or of its proxy.</summary>
internal sealed class NameStep(NetworkProbe probe, INetwork network) : IDoctorStep
{
    // Large registries have dozens.
    private const int MaxShown = 4;

    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(DoctorContext context, CancellationToken cancellationToken)
    {
        var details = new List<string>();
        foreach (var hop in context.Hops.DistinctBy(static hop => hop.Host, StringComparer.OrdinalIgnoreCase))
        {
            details.Add(await ResolveAsync(context, hop, cancellationToken).ConfigureAwait(false));
        }

        return StepResult.Ok(string.Join("; ", details));
    }

    private async Task<string> ResolveAsync(DoctorContext context, Hop hop, CancellationToken cancellationToken)
    {
        var addresses = await probe.ProbeAsync(
            hop,
            HttpRequestError.NameResolutionError,
            ct => network.ResolveAsync(hop.Host, ct),
            cancellationToken).ConfigureAwait(false);
        context.Addresses[hop.Host] = addresses;
        var hidden = addresses.Length - MaxShown;
        var more = hidden switch
        {
            > 0 => FormattableString.Invariant($" and {hidden} more"),
            _ => "",
        };
        var remote = hop.Route switch
        {
            null => "",
            _ => $" (the proxy looks up {hop.Destination.Host})",
        };
        return $"{hop.Host}: {string.Join(", ", addresses.Take(MaxShown))}{more}{remote}";
    }
}
