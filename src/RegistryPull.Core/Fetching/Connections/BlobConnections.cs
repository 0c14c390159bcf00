using RegistryPull.Content;

namespace RegistryPull.Fetching.Connections;

/// <summary>The connections of one run. They fetch blobs, as many at once as the <see cref="ConnectionBudget"/>
/// allows.</summary>
/// <remarks><see cref="ConnectionTrials"/> adds more, which bring waiting blobs or parts of others. See
/// docs/decisions/0023-free-connections-share-a-layer.md.</remarks>
/// <param name="context">What the downloads share.</param>
/// <param name="slots">What is to be filled, in the order in which it is begun.</param>
/// <param name="fill">Fills one slot.</param>
internal sealed class BlobConnections(
    FetchContext context,
    IEnumerable<IBlobSlot> slots,
    Func<IBlobSlot, RunningDownloads, CancellationToken, Task> fill) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Queue<IBlobSlot> _waiting = new(slots);
    private readonly List<Connection> _running = [];
    private readonly RunningDownloads _downloads = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _unfinished;

    /// <summary>Gets the connections that are at work, in the order of their start.</summary>
    public IReadOnlyList<Connection> Running
    {
        get
        {
            lock (_gate)
            {
                return [.. _running];
            }
        }
    }

    /// <summary>Gets how many bytes the blobs have that no connection fetches yet.</summary>
    public long WaitingBytes
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Sum(static slot => slot.Blob.Size);
            }
        }
    }

    /// <summary>Fills all slots.</summary>
    /// <param name="cancellationToken">Cancels the filling.</param>
    /// <exception cref="RegistryPullException">A blob cannot be fetched; the others are stopped.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        _unfinished = _waiting.Count;
        if (_unfinished == 0)
        {
            return;
        }

        using var cancelling = cancellationToken.Register(() => _finished.TrySetCanceled(cancellationToken));
        Start();
        var trials = new ConnectionTrials(context, this, _downloads);
        var measuring = context.Budget.Most switch
        {
            > 1 => trials.RunAsync(_ended.Token),
            _ => Task.CompletedTask,
        };
        try
        {
            await _finished.Task.ConfigureAwait(false);
        }
        finally
        {
            await _ended.CancelAsync().ConfigureAwait(false);
            await measuring.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Starts connections for waiting blobs, as many as the budget has.</summary>
    public void Start()
    {
        lock (_gate)
        {
            while (_waiting.Count > 0 && _running.Count < context.Budget.Limit && !_ended.IsCancellationRequested)
            {
                var slot = _waiting.Dequeue();
                _running.Add(new Connection((self, token) => FillAsync(self, slot, token), _ended.Token));
            }
        }
    }

    /// <summary>Starts a connection that helps others.</summary>
    /// <param name="help">Helps as long as there is something to do.</param>
    public void AddHelper(Func<CancellationToken, Task> help)
    {
        lock (_gate)
        {
            _running.Add(new Connection(
                (self, token) => WorkAsync(self, () => help(token)), _ended.Token)
            { IsHelping = true });
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync().ConfigureAwait(false);
        foreach (var connection in Running)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
        }

        _ended.Dispose();
    }

    private Task FillAsync(Connection self, IBlobSlot first, CancellationToken cancellationToken) =>
        WorkAsync(self, async () =>
        {
            for (var slot = first; slot is not null; slot = TakeNext(self))
            {
                await fill(slot, _downloads, cancellationToken).ConfigureAwait(false);
                CountFilled();
            }
        });

    private async Task WorkAsync(Connection self, Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !self.IsHelping)
        {
            _finished.TrySetException(failure);
        }
        finally
        {
            lock (_gate)
            {
                _running.Remove(self);
            }
        }
    }

    private void CountFilled()
    {
        if (Interlocked.Decrement(ref _unfinished) == 0)
        {
            _finished.TrySetResult();
        }

        Start();
    }

    // A connection beyond the limit ends. It is removed under the lock, so that one of two stays.
    private IBlobSlot? TakeNext(Connection self)
    {
        lock (_gate)
        {
            var isSurplus = _running.Count > context.Budget.Limit;
            if (!isSurplus && _waiting.TryDequeue(out var slot))
            {
                return slot;
            }

            _running.Remove(self);
            return null;
        }
    }
}
