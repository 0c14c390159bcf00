namespace RegistryPull;

/// <summary>Connections that bring a limited number of bytes in each virtual second.</summary>
/// <remarks>Time passes only while every request that is at work waits for it, so a slow machine changes
/// nothing.</remarks>
internal sealed class SlowLine : IAsyncDisposable
{
    private const int PausesWithoutRequests = 20;

    private readonly Lock _gate = new();
    private readonly HashSet<TaskCompletionSource<int>> _waiters = [];
    private readonly CancellationTokenSource _ended = new();
    private readonly SlowHandler _handler;
    private readonly Task _passing;
    private readonly int _bytesPerSecond;
    private readonly int _slicesPerSecond;
    private int _busy;

    /// <summary>Starts to let time pass.</summary>
    /// <param name="bytesPerSecond">The limit of each connection.</param>
    /// <param name="slicesPerSecond">How finely time passes.</param>
    public SlowLine(int bytesPerSecond, int slicesPerSecond = 10)
    {
        (_bytesPerSecond, _slicesPerSecond) = (bytesPerSecond, slicesPerSecond);
        _handler = new SlowHandler(this);
        _passing = PassAsync();
    }

    public VirtualTimeProvider Time { get; } = new();

    /// <summary>The limit of all connections together.</summary>
    public int MaxBytesPerSecond { get; set; } = int.MaxValue;

    /// <summary>After how many slices of time a request is answered.</summary>
    public int SlicesPerAnswer { get; set; }

    /// <summary>Which of the requests for a range, counted from 1, comes at a fiftieth of the speed; 0 for
    /// none.</summary>
    public int TricklingRange { get; set; }

    /// <summary>What happens to requests for a range.</summary>
    public Stall StallOfRanges { get; set; }

    /// <summary>When the last bytes came. Time goes on afterwards, for as long as the machine takes to end.</summary>
    public TimeSpan LastBytes { get; private set; }

    /// <summary>How many requests got no answer or no body.</summary>
    public int Stalled { get; private set; }

    public HttpMessageHandler Handler => _handler;

    /// <summary>Begins something that time must wait for.</summary>
    public void Begin()
    {
        lock (_gate)
        {
            _busy++;
        }
    }

    /// <summary>Ends it.</summary>
    public void End()
    {
        lock (_gate)
        {
            _busy--;
        }
    }

    /// <summary>Waits for the next slice of time.</summary>
    /// <returns>How many bytes it lets through.</returns>
    public async Task<int> WaitAsync(CancellationToken cancellationToken)
    {
        var waiter = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiters.Add(waiter);
            _busy--;
        }

        return await WaitAsync(waiter, cancellationToken);
    }

    /// <summary>Waits for ever, which time does not wait for.</summary>
    public async Task StallAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            Stalled++;
        }

        End();
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        finally
        {
            Begin();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _passing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _handler.Dispose();
        _ended.Dispose();
    }

    private async Task<int> WaitAsync(TaskCompletionSource<int> waiter, CancellationToken cancellationToken)
    {
        try
        {
            return await waiter.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            lock (_gate)
            {
                _busy += _waiters.Remove(waiter) ? 1 : 0;
            }
        }
    }

    // The pause lets what a timer set off begin before the next slice. Nothing is measured by it. Without a request
    // time passes slowly, since the code between two requests takes longer on a slow machine.
    private async Task PassAsync()
    {
        var idle = 0;
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        while (await pause.WaitForNextTickAsync(_ended.Token))
        {
            TaskCompletionSource<int>[] due;
            lock (_gate)
            {
                idle = _waiters.Count == 0 ? idle + 1 : PausesWithoutRequests;
                if (_busy > 0 || idle < PausesWithoutRequests)
                {
                    continue;
                }

                due = [.. _waiters];
                _busy += due.Length;
                _waiters.Clear();
                idle = 0;
            }

            Time.Advance(TimeSpan.FromSeconds(1.0 / _slicesPerSecond));
            LastBytes = due.Length > 0 ? Time.Now : LastBytes;
            var share = Math.Min(_bytesPerSecond, MaxBytesPerSecond / Math.Max(due.Length, 1));
            Array.ForEach(due, waiter => waiter.TrySetResult(share / _slicesPerSecond));
        }
    }
}
