using System.Net;
using RegistryPull.Retrying;
using RegistryPull.Transport.Dialing;

namespace RegistryPull.Diagnosing;

/// <summary>Whether the registry, or its proxy, takes connections.</summary>
internal sealed class ConnectionStep(NetworkProbe probe, AddressRace race) : IDoctorStep
{
    public async Task<StepResult> ExamineAsync(DoctorContext patient, CancellationToken cancellationToken)
    {
        Exception? first = null;
        foreach (var hop in patient.Hops)
        {
            try
            {
                var addresses = patient.Addresses[hop.Host];
                var reached = await probe.AskAsync(
                    hop, HttpRequestError.ConnectionError, ct => ConnectAsync(addresses, hop.Port, ct), cancellationToken).ConfigureAwait(false);
                return StepResult.Ok($"connected to {hop} at {reached}");
            }
            catch (Exception error) when (error is RegistryPullException or TransientException)
            {
                first ??= error;
            }
        }

        throw first!;
    }

    private async Task<IPEndPoint> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        var connection = await race.ConnectAsync(addresses, port, cancellationToken).ConfigureAwait(false);
        await connection.Stream.DisposeAsync().ConfigureAwait(false);
        return connection.Address;
    }
}
