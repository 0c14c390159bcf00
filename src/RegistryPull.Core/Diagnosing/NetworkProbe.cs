using System.Net.Sockets;
using RegistryPull.Transport;

namespace RegistryPull.Diagnosing;

/// <summary>Runs a single network operation with the time-out of a pull, and explains its failure as a pull
/// does.</summary>
internal sealed class NetworkProbe(RegistryPullOptions options, TimeProvider time)
{
    public async Task<T> ProbeAsync<T>(
        Hop hop, HttpRequestError kind, Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken)
    {
        using var silence = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, silence.Token);
        try
        {
            return await operation(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw NetworkFailure.Silent($"{hop.Host}:{hop.Port}", options.Timeout);
        }
        catch (SocketException error)
        {
            var failure = new HttpRequestException(kind, inner: error);
            throw NetworkFailure.Unanswered(
                new RegistryRequest(hop.Destination), failure, hop.Route, answeredBefore: false);
        }
    }
}
