using RegistryPull.Transport.Dialing;
namespace RegistryPull.Diagnosing;

/// <summary>Which addresses the name of the registry, or of its proxy, has.</summary>
internal sealed class NameStep(NetworkProbe probe, INetwork network) : IDoctorStep
{
    // Large registries have dozens.
    private const int MaxShown = 4;

    public async Task<StepResult> ExamineAsync(DoctorContext patient, CancellationToken cancellationToken)
    {
        var details = new List<string>();
        foreach (var hop in patient.Hops.DistinctBy(static hop => hop.Host, StringComparer.OrdinalIgnoreCase))
        {
            var addresses = patient.Addresses[hop.Host] = await probe.AskAsync(
                hop, HttpRequestError.NameResolutionError, ct => network.ResolveAsync(hop.Host, ct), cancellationToken).ConfigureAwait(false);
            var more = addresses.Length > MaxShown ? FormattableString.Invariant($" and {addresses.Length - MaxShown} more") : "";
            var remote = hop.Route is null ? "" : $" (the proxy looks up {hop.Destination.Host})";
            details.Add($"{hop.Host}: {string.Join(", ", addresses.Take(MaxShown))}{more}{remote}");
        }

        return StepResult.Ok(string.Join("; ", details));
    }
}
