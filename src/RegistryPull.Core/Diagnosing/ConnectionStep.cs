namespace RegistryPull.Diagnosing;

/// <summary>Whether the registry, or its proxy, takes connections.</summary>
internal sealed class ConnectionStep(NetworkProbe probe) : IDoctorStep
{
    public async Task<StepResult> ExamineAsync(DoctorContext patient, CancellationToken cancellationToken)
    {
        Exception? first = null;
        foreach (var hop in patient.Hops)
        {
            try
            {
                var reached = await probe.AskAsync(
                    hop, HttpRequestError.ConnectionError, (network, ct) => network.ConnectAsync(patient.Addresses[hop.Host], hop.Port, ct), cancellationToken);
                return StepResult.Ok($"connected to {hop} at {reached}");
            }
            catch (Exception error) when (error is RegistryPullException or Transport.TransientException)
            {
                first ??= error;
            }
        }

        throw first!;
    }
}
