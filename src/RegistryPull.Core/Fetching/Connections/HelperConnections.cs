namespace RegistryPull.Fetching.Connections;

/// <summary>Uses the connections that a run may have and does not need for other blobs: they bring parts of the blobs
/// that have the most left, as long as that makes the run faster.</summary>
/// <param name="context">What the downloads share.</param>
/// <param name="blobs">How many blobs there are; each has a connection of the limit.</param>
internal sealed class HelperConnections(FetchContext context, int blobs) : IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(0.5);

    // A part takes so many steps, beside which its request costs little.
    private const int StepsPerPart = 4;
    private const long MaxPartLength = 64 * 1024 * 1024;

    // A blob that ends sooner ends before a new connection is useful.
    private const int MinSteps = 2;

    private readonly Lock _gate = new();
    private readonly List<BlobDownload> _downloads = [];
    private readonly List<HelperConnection> _connections = [];
    private readonly ConnectionScaler _scaler = new();
    private readonly CancellationTokenSource _ended = new();
    private int _unfinished = blobs;
    private Task _measuring = Task.CompletedTask;

    private int Used => _unfinished + _connections.Count;

    private double BytesPerStep => _scaler.BytesPerStep;

    /// <summary>Starts to measure, when the run may have more than one connection.</summary>
    public void Start() => _measuring = context.Connections > 1 ? MeasureAsync() : Task.CompletedTask;

    /// <summary>Runs a download, which helper connections may share.</summary>
    public async Task RunAsync(BlobDownload download, CancellationToken cancellationToken)
    {
        Locked(() => _downloads.Add(download));
        try
        {
            await download.RunAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Locked(() => _downloads.Remove(download));
        }
    }

    /// <summary>Counts a blob that is complete: its connection may help others.</summary>
    public void Finished() => Interlocked.Decrement(ref _unfinished);

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync().ConfigureAwait(false);
        await _measuring.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var connection in _connections)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
        }

        _ended.Dispose();
    }

    private async Task MeasureAsync()
    {
        using var timer = new PeriodicTimer(Step, context.Time);
        while (await timer.WaitForNextTickAsync(_ended.Token).ConfigureAwait(false))
        {
            await AdjustAsync().ConfigureAwait(false);
        }
    }

    private async Task AdjustAsync()
    {
        _connections.RemoveAll(static connection => connection.IsOver);
        switch (_scaler.Decide(context.Received, Used))
        {
            case ScaleDecision.Add when IsUseful():
                _connections.Add(new HelperConnection(HelpAsync));
                break;
            case ScaleDecision.Withdraw:
                await WithdrawAsync().ConfigureAwait(false);
                break;
        }

        var maxLength = _connections.Count == 0 ? long.MaxValue : PartLength();
        Locked(() => _downloads.ForEach(download => download.Parts?.Limit(maxLength)));
    }

    private bool IsUseful() => Used < context.Connections && MostDivisible(MinSteps * BytesPerStep) is not null;

    private async Task WithdrawAsync()
    {
        if (_connections.Count > 0)
        {
            context.Progress.Detail("one connection more is no faster");
            await _connections[^1].DisposeAsync().ConfigureAwait(false);
            _connections.RemoveAt(_connections.Count - 1);
        }
    }

    private long PartLength()
    {
        var length = (long)(StepsPerPart * BytesPerStep / Used);
        return Math.Clamp(length, RangeAllocator.MinLength, MaxPartLength);
    }

    private async Task HelpAsync(CancellationToken cancellationToken)
    {
        while (MostDivisible(atLeast: 1) is { } download)
        {
            switch (await download.HelpAsync(cancellationToken).ConfigureAwait(false))
            {
                case HelperResult.Refused:
                    _scaler.GiveUp();
                    return;
                case HelperResult.Broken:
                    return;
            }
        }
    }

    private BlobDownload? MostDivisible(double atLeast)
    {
        lock (_gate)
        {
            return _downloads.MaxBy(Divisible) is { } most && Divisible(most) >= atLeast ? most : null;
        }
    }

    private static long Divisible(BlobDownload download) => download.Parts?.Divisible() ?? 0;

    private void Locked(Action action)
    {
        lock (_gate)
        {
            action();
        }
    }
}
