using System.Net;
using System.Net.Sockets;
using System.Runtime.ExceptionServices;

namespace RegistryPull.Transport.Dialing;

/// <summary>Connects to the first address of a host that answers, as browsers do.</summary>
/// <remarks>RFC 8305, "Happy Eyeballs": one address that swallows packets costs 250 ms and not a time-out.</remarks>
internal sealed class AddressRace(INetwork network, TimeProvider time)
{
    // RFC 8305, section 8: the recommended Connection Attempt Delay.
    private static readonly TimeSpan AttemptDelay = TimeSpan.FromMilliseconds(250);

    /// <summary>Starts an attempt every 250 ms, or as soon as one fails; the first that succeeds cancels the
    /// others.</summary>
    /// <param name="addresses">The addresses as the system sorts them.</param>
    /// <param name="port">The port.</param>
    /// <param name="cancellationToken">Cancels all attempts.</param>
    /// <exception cref="SocketException">Every attempt failed. It is the failure that says most.</exception>
    public async Task<OpenedConnection> ConnectAsync(
        IReadOnlyList<IPAddress> addresses, int port, CancellationToken cancellationToken)
    {
        var waiting = new Queue<IPAddress>(AddressOrder.Interleave(addresses));
        var running = new List<Task<OpenedConnection>>();
        var failures = new List<Exception>();
        using var losers = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            while (waiting.Count > 0 || running.Count > 0)
            {
                if (waiting.TryDequeue(out var address))
                {
                    running.Add(AttemptAsync(new IPEndPoint(address, port), losers.Token));
                }

                if (await FinishedAsync(running, waiting.Count > 0).ConfigureAwait(false) is not { } finished)
                {
                    continue;
                }

                running.Remove(finished);
                if (finished.IsCompletedSuccessfully)
                {
                    return await finished.ConfigureAwait(false);
                }

                cancellationToken.ThrowIfCancellationRequested();
                failures.Add(finished.Exception?.InnerException ?? new OperationCanceledException());
            }
        }
        finally
        {
            await losers.CancelAsync().ConfigureAwait(false);
            running.ForEach(static loser => _ = CloseAsync(loser));
        }

        var nothing = new SocketException((int)SocketError.HostNotFound);
        ExceptionDispatchInfo.Throw(failures.DefaultIfEmpty(nothing).MinBy(Silence)!);
        throw new System.Diagnostics.UnreachableException();
    }

    private async Task<OpenedConnection> AttemptAsync(IPEndPoint address, CancellationToken cancellationToken) =>
        new(await network.ConnectAsync(address, cancellationToken).ConfigureAwait(false), address);

    // Returns null when it is time for the next attempt.
    private async Task<Task<OpenedConnection>?> FinishedAsync(List<Task<OpenedConnection>> running, bool hasMore)
    {
        if (!hasMore)
        {
            return await Task.WhenAny(running).ConfigureAwait(false);
        }

        using var stop = new CancellationTokenSource();
        var delay = Task.Delay(AttemptDelay, time, stop.Token);
        var finished = await Task.WhenAny([.. running, delay]).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        return finished as Task<OpenedConnection>;
    }

    // An attempt may succeed in the moment in which it is cancelled.
    private static async Task CloseAsync(Task<OpenedConnection> loser)
    {
        try
        {
            var connection = await loser.ConfigureAwait(false);
            await connection.Stream.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException)
        {
            // The race was won by another address.
        }
    }

    // A machine without IPv6 fails at once, which says nothing about the host; a refusal is final, and other failures
    // may pass.
    private static int Silence(Exception failure) => (failure as SocketException)?.SocketErrorCode switch
    {
        SocketError.NetworkUnreachable or SocketError.AddressFamilyNotSupported or SocketError.AddressNotAvailable => 2,
        SocketError.ConnectionRefused => 1,
        _ => 0,
    };
}
