namespace RegistryPull.Fetching.Connections;

/// <summary>Puts the connections to use that a run may have and does not need any more: they bring parts of the blobs that have the most left, as long as that makes it faster.</summary>
/// <param name="context">What the downloads share.</param>
/// <param name="blobs">How many blobs there are: while they are as many as there may be connections, none is free.</param>
internal sealed class HelperConnections(FetchContext context, int blobs) : IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(0.5);

    // A part lasts this long: the request and its wait are little beside it.
    private const int StepsPerPart = 4;
    private const long LongestPart = 64 * 1024 * 1024;

    // What is over sooner is over before a connection stands.
    private const int WorthSteps = 2;

    private readonly Lock _gate = new();
    private readonly List<BlobDownload> _downloads = [];
    private readonly List<HelperConnection> _connections = [];
    private readonly ConnectionScaler _judge = new();
    private readonly CancellationTokenSource _ended = new();
    private int _unfinished = blobs;
    private Task _watching = Task.CompletedTask;

    /// <summary>Begins to watch, where there can be a free connection at all.</summary>
    public void Start() => _watching = context.Connections > 1 ? WatchAsync() : Task.CompletedTask;

    /// <summary>Runs a download, which may be helped with.</summary>
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

    /// <summary>One blob fewer.</summary>
    public void Finished() => Interlocked.Decrement(ref _unfinished);

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync().ConfigureAwait(false);
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var connection in _connections)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
        }

        _ended.Dispose();
    }

    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(Step, context.Time);
        while (await timer.WaitForNextTickAsync(_ended.Token).ConfigureAwait(false))
        {
            await LookAsync().ConfigureAwait(false);
        }
    }

    private async Task LookAsync()
    {
        _connections.RemoveAll(static connection => connection.IsOver);
        switch (_judge.Look(context.Received, _unfinished + _connections.Count))
        {
            case ScaleDecision.Add when _unfinished + _connections.Count < context.Connections && MostDivisible(WorthSteps * _judge.BytesPerStep) is not null:
                _connections.Add(new HelperConnection(HelpAsync));
                break;
            case ScaleDecision.Withdraw:
                await WithdrawAsync().ConfigureAwait(false);
                break;
        }

        var longest = _connections.Count == 0 ? long.MaxValue : PartLength();
        Locked(() => _downloads.ForEach(download => download.Parts?.Limit(longest)));
    }

    private async Task WithdrawAsync()
    {
        if (_connections.Count > 0)
        {
            context.Progress.Detail("one connection more is no faster");
            await _connections[^1].DisposeAsync().ConfigureAwait(false);
            _connections.RemoveAt(_connections.Count - 1);
        }
    }

    private long PartLength() =>
        Math.Clamp((long)(StepsPerPart * _judge.BytesPerStep / (_unfinished + _connections.Count)), RangeAllocator.MinLength, LongestPart);

    private async Task HelpAsync(CancellationToken cancellationToken)
    {
        while (MostDivisible(atLeast: 1) is { } download)
        {
            switch (await download.HelpAsync(cancellationToken).ConfigureAwait(false))
            {
                case HelperResult.Refused:
                    _judge.GiveUp();
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
