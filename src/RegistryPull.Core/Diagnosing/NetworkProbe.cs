using System.Net.Sockets;
using RegistryPull.Transport;

namespace RegistryPull.Diagnosing;

/// <summary>Asks the network with a pull's time-out, and explains a failure as a pull does.</summary>
internal sealed class NetworkProbe(RegistryPullOptions options, TimeProvider time)
{
    public async Task<T> AskAsync<T>(
        Hop hop, HttpRequestError kind, Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        using var silence = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, silence.Token);
        try
        {
            return await ask(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw NetworkFailure.Silent($"{hop.Host}:{hop.Port}", options.Timeout);
        }
        catch (SocketException error)
        {
            var failure = new HttpRequestException(kind, inner: error);
            throw NetworkFailure.Unanswered(new RegistryRequest(hop.Destination), failure, hop.Route, answeredBefore: false);
        }
    }
}
