using System.Net;
using System.Net.Sockets;

namespace RegistryPull.Transport.Dialing;

/// <summary>Asks the resolver of this machine, no longer than a connection may take.</summary>
internal sealed class SystemNameLookup(RegistryPullOptions options, TimeProvider time) : INameLookup
{
    public async Task<IReadOnlyList<IPAddress>> FindAddressesAsync(string host, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.Timeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await Dns.GetHostAddressesAsync(host, linked.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return [];
        }
        catch (Exception error) when (error is SocketException or ArgumentException)
        {
            // The second one is for a name that is too long.
            return [];
        }
    }
}
