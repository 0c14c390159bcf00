using System.Net.Sockets;
using RegistryPull.Transport;

namespace RegistryPull.Diagnosing;

/// <summary>Asks the network with the time-out of a pull, and makes of a failure what a pull would say of it.</summary>
internal sealed class NetworkProbe(INetwork network, RegistryPullOptions options)
{
    public async Task<T> AskAsync<T>(Hop hop, HttpRequestError kind, Func<INetwork, CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        silence.CancelAfter(options.Timeout);
        try
        {
            return await ask(network, silence.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw NetworkFailure.Silent($"{hop.Host}:{hop.Port}", options.Timeout);
        }
        catch (SocketException error)
        {
            throw NetworkFailure.Unanswered(new RegistryRequest(hop.Destination), new HttpRequestException(kind, inner: error), hop.Route, answeredBefore: false);
        }
    }
}
