namespace RegistryPull.Fetching.Connections;

/// <summary>A connection that helps where it can, until it is not wanted.</summary>
internal sealed class HelperConnection : IAsyncDisposable
{
    private readonly CancellationTokenSource _withdrawn = new();
    private readonly Task _helping;

    public HelperConnection(Func<CancellationToken, Task> help) => _helping = Task.Run(() => help(_withdrawn.Token));

    public bool IsOver => _helping.IsCompleted;

    public async ValueTask DisposeAsync()
    {
        await _withdrawn.CancelAsync().ConfigureAwait(false);
        await _helping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _withdrawn.Dispose();
    }
}
