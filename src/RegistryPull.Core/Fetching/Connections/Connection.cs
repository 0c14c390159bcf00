namespace RegistryPull.Fetching.Connections;

/// <summary>One connection of a run. It works until nothing is left, or until it is disposed of.</summary>
internal sealed class Connection : IAsyncDisposable
{
    private readonly CancellationTokenSource _withdrawn;
    private readonly Task _working;

    /// <summary>Starts to work.</summary>
    /// <param name="work">Works until nothing is left.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public Connection(Func<Connection, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        _withdrawn = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _working = Task.Run(() => work(this, _withdrawn.Token), CancellationToken.None);
    }

    /// <summary>Gets whether it brings parts of blobs that other connections fetch.</summary>
    public bool IsHelping { get; init; }

    public async ValueTask DisposeAsync()
    {
        await _withdrawn.CancelAsync().ConfigureAwait(false);
        await _working.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _withdrawn.Dispose();
    }
}
