using System.Net;
using RegistryPull.Retrying;
using RegistryPull.Transport.Dialing;

namespace RegistryPull.Diagnosing;

/// <summary>Connects to the registry, or to its proxy.</summary>
internal sealed class ConnectionStep(NetworkProbe probe, AddressRace race) : IDoctorStep
{
    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(DoctorContext context, CancellationToken cancellationToken)
    {
        Exception? first = null;
        foreach (var hop in context.Hops)
        {
            try
            {
                var addresses = context.Addresses[hop.Host];
                var reached = await probe.ProbeAsync(
                    hop,
                    HttpRequestError.ConnectionError,
                    ct => ConnectAsync(addresses, hop.Port, ct),
                    cancellationToken).ConfigureAwait(false);
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
