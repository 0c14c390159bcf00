namespace RegistryPull.Repositories;

/// <summary>A blob that was requested before it is opened.</summary>
internal sealed class RequestedBlob
{
    private readonly Action _cancel;
    private readonly Task<ServedBlob> _opening;

    /// <summary>Requests a blob.</summary>
    /// <param name="open">Opens the blob. The token cancels the opening and the reading.</param>
    public RequestedBlob(Func<CancellationToken, Task<ServedBlob>> open)
    {
        // Not disposed: it has no timer, and the body uses its token until its end.
        var cancellation = new CancellationTokenSource();
        _cancel = cancellation.Cancel;
        _opening = open(cancellation.Token);
    }

    /// <summary>Opens the blob.</summary>
    /// <param name="cancellationToken">Cancels the opening and the reading.</param>
    public Task<ServedBlob> TakeAsync(CancellationToken cancellationToken)
    {
        cancellationToken.Register(_cancel);
        return _opening;
    }

    /// <summary>Closes the blob, which nobody opened. Its failure says nothing.</summary>
    public void Abandon()
    {
        _cancel();
        _ = CloseAsync();
    }

    private async Task CloseAsync()
    {
        await ((Task)_opening).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_opening.IsCompletedSuccessfully)
        {
            await (await _opening.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
        }
    }
}
