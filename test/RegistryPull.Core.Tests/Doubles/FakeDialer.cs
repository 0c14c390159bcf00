using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using RegistryPull.Transport.Dialing;

namespace RegistryPull;

/// <summary>A network whose every attempt to connect ends when a test says so.</summary>
internal sealed class FakeDialer : INetwork
{
    private readonly ConcurrentDictionary<IPAddress, TaskCompletionSource<Stream>> _attempts = new();
    private readonly ConcurrentDictionary<IPAddress, TaskCompletionSource> _trials = new();

    /// <summary>The addresses in the order in which they were tried.</summary>
    public ConcurrentQueue<IPAddress> Tried { get; } = new();

    /// <summary>Waits until an address is tried.</summary>
    public Task TriedAsync(IPAddress address) => Trial(address).Task;

    /// <summary>The attempts that were cancelled.</summary>
    public ConcurrentQueue<IPAddress> Cancelled { get; } = new();

    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) =>
        throw new NotSupportedException("addresses are given to the race");

    public Task<Stream> ConnectAsync(IPEndPoint address, CancellationToken cancellationToken)
    {
        Tried.Enqueue(address.Address);
        Trial(address.Address).TrySetResult();
        var attempt = Attempt(address.Address);
        cancellationToken.Register(() =>
        {
            if (attempt.TrySetCanceled(cancellationToken))
            {
                Cancelled.Enqueue(address.Address);
            }
        });
        return attempt.Task;
    }

    public void Succeed(IPAddress address) => Attempt(address).SetResult(new MemoryStream());

    public void Fail(IPAddress address, SocketError error) =>
        Attempt(address).SetException(new SocketException((int)error));

    private TaskCompletionSource<Stream> Attempt(IPAddress address) => _attempts.GetOrAdd(address, static _ => new());

    private TaskCompletionSource Trial(IPAddress address) => _trials.GetOrAdd(address, static _ => new());
}
