namespace RegistryPull.Fetching.Connections;

/// <summary>One further connection. It helps until nothing is left, or until it is disposed of.</summary>
internal sealed class HelperConnection : IAsyncDisposable
{
    private readonly CancellationTokenSource _withdrawn = new();
    private readonly Task _helping;

    public HelperConnection(Func<CancellationToken, Task> help) => _helping = Task.Run(() => help(_withdrawn.Token));

    /// <summary>Gets whether it stopped by itself.</summary>
    public bool IsOver => _helping.IsCompleted;

    public async ValueTask DisposeAsync()
    {
        await _withdrawn.CancelAsync().ConfigureAwait(false);
        await _helping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _withdrawn.Dispose();
    }
}
