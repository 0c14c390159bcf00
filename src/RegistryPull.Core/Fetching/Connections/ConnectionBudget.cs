namespace RegistryPull.Fetching.Connections;

/// <summary>How many connections all downloads of a session may have. Every request for content enters it.</summary>
/// <remarks>
/// <code>
/// event                                      | limit
/// -------------------------------------------+---------------------------------------------
/// a request took longest to be answered      | one more: <see cref="AnswerTimes"/>
/// more connections made the run faster       | <see cref="Raise"/>: <see cref="ConnectionScaler"/>
/// more connections made it no faster         | <see cref="Lower"/>
/// 429, 503, a reset, silence                 | half, once for the requests that were under way
/// as many successes as twice the limit       | one more, up to where it was lowered
/// </code>
/// With a fixed number the limit starts there, and is never more.
/// </remarks>
/// <param name="initial">The limit at first.</param>
/// <param name="most">The highest limit.</param>
/// <param name="time">The clock.</param>
internal sealed class ConnectionBudget(int initial, int most, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Queue<TaskCompletionSource> _waiters = new();
    private readonly AnswerTimes _answers = new();
    private int _limit = initial;
    private int _inUse;
    private int _most = most;
    private int _lowerings;
    private int _successes;

    /// <summary>Gets how many connections there may ever be.</summary>
    public int Most
    {
        get
        {
            lock (_gate)
            {
                return _most;
            }
        }
    }

    /// <summary>Gets how many connections there may be now.</summary>
    public int Limit
    {
        get
        {
            lock (_gate)
            {
                return _limit;
            }
        }
    }

    /// <summary>Gets how long the last request waited for its answer.</summary>
    public TimeSpan LastWait
    {
        get
        {
            lock (_gate)
            {
                return _answers.Last;
            }
        }
    }

    /// <summary>Waits until a connection may be used.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The connection; the caller disposes of it after the answer's body.</returns>
    public async Task<UsedConnection> EnterAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource waiter;
        lock (_gate)
        {
            if (_inUse < _limit)
            {
                _inUse++;
                return new UsedConnection(this, _lowerings, time);
            }

            waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Enqueue(waiter);
        }

        await WaitAsync(waiter, cancellationToken).ConfigureAwait(false);
        return new UsedConnection(this, _lowerings, time);
    }

    /// <summary>Uses a connection whatever the limit. A stream is open as long as its reader takes, which nothing may
    /// wait for.</summary>
    /// <returns>The connection; the caller disposes of it when the answer is there.</returns>
    public UsedConnection Begin()
    {
        lock (_gate)
        {
            _inUse++;
            return new UsedConnection(this, _lowerings, time);
        }
    }

    /// <summary>Raises the limit, because more connections may help.</summary>
    /// <param name="limit">The limit that is wanted.</param>
    public void Raise(int limit)
    {
        lock (_gate)
        {
            // After a refusal, connections are added one at a time.
            var allowed = _lowerings == 0 ? _most : _limit + 1;
            _limit = Math.Max(_limit, Math.Min(limit, Math.Min(allowed, _most)));
            Admit();
        }
    }

    /// <summary>Lowers the limit, because more connections did not help. It is not raised above that again.</summary>
    /// <param name="limit">The limit that is wanted.</param>
    public void Lower(int limit)
    {
        lock (_gate)
        {
            _limit = Math.Clamp(limit, 1, _limit);
            _most = _limit;
        }
    }

    /// <summary>Ends the use of a connection.</summary>
    /// <param name="used">How it went.</param>
    internal void Leave(UsedConnection used)
    {
        lock (_gate)
        {
            _inUse--;
            if (used.HasFailed)
            {
                CountFailure(used);
            }
            else if (used.Waited is { } waited)
            {
                CountSuccess(waited, used.Received);
            }

            Admit();
        }
    }

    private async Task WaitAsync(TaskCompletionSource waiter, CancellationToken cancellationToken)
    {
        try
        {
            await waiter.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            if (!waiter.TrySetCanceled(cancellationToken))
            {
                Abandon();
            }

            throw;
        }
    }

    // The connection was given to a waiter that had stopped to wait.
    private void Abandon()
    {
        lock (_gate)
        {
            _inUse--;
            Admit();
        }
    }

    // Requests that were under way when the limit fell say nothing about the lower one.
    private void CountFailure(UsedConnection used)
    {
        _successes = 0;
        if (used.Lowerings == _lowerings)
        {
            _lowerings++;
            _limit = Math.Max(1, Math.Min(_limit, _inUse + 1) / 2);
        }
    }

    private void CountSuccess(TimeSpan waited, TimeSpan received)
    {
        _successes++;
        var isFree = _lowerings == 0 || _successes >= 2 * _limit;
        if (_answers.AreWorthAnother(waited, received) && isFree)
        {
            _limit = Math.Min(_limit + 1, _most);
            _successes = 0;
        }
    }

    private void Admit()
    {
        while (_inUse < _limit && _waiters.TryDequeue(out var waiter))
        {
            if (waiter.TrySetResult())
            {
                _inUse++;
            }
        }
    }
}
