namespace RegistryPull.Fetching.Connections;

/// <summary>Measures a run in steps of time, and gives it as many connections as make it faster.</summary>
/// <param name="context">What the downloads share.</param>
/// <param name="connections">The connections of the run.</param>
/// <param name="downloads">Its downloads.</param>
internal sealed class ConnectionTrials(
    FetchContext context, BlobConnections connections, RunningDownloads downloads)
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(0.25);

    // How often it looks for the first bytes. A step that begins before them would measure too little.
    private static readonly TimeSpan LookForBytes = TimeSpan.FromSeconds(0.05);

    // What ends sooner ends before a new connection is useful.
    private const int MinSteps = 3;

    // A layer that takes so long is shared at once by the connections that a run may have anyway.
    private const int MinStepsEarly = 16;

    // A part takes so many steps, beside which its request costs little.
    private const int StepsPerPart = 8;
    private const long MaxPartLength = 64 * 1024 * 1024;

    private readonly ConnectionScaler _scaler = new();
    private long _receivedBefore = context.Received;

    private double Worthwhile
    {
        get
        {
            var steps = _scaler.IsEarly ? MinStepsEarly : MinSteps;
            return steps * _scaler.BytesPerStep;
        }
    }

    /// <summary>Measures until it is cancelled, and then ends without an exception.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await RepeatAsync(LookForBytes, () => !HasReceived(), static () => Task.CompletedTask, cancellationToken)
            .ConfigureAwait(false);
        _receivedBefore = context.Received;
        await RepeatAsync(Step, static () => true, AdjustAsync, cancellationToken).ConfigureAwait(false);
    }

    private bool HasReceived() => context.Received != _receivedBefore;

    private async Task RepeatAsync(
        TimeSpan period, Func<bool> isNeeded, Func<Task> act, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(period, context.Time);

        // Without the token: a cancelled wait writes its stack into an exception. A native command sorts the names of
        // all its methods for that, which takes a sixth of a small pull, and 3 MB.
        using var ending = cancellationToken.Register(timer.Dispose);
        while (isNeeded() && await timer.WaitForNextTickAsync(CancellationToken.None).ConfigureAwait(false))
        {
            await act().ConfigureAwait(false);
        }
    }

    private async Task AdjustAsync()
    {
        var running = connections.Running;
        var budget = context.Budget;
        var received = context.Received - _receivedBefore;
        var wanted = _scaler.Decide(received, running.Count, budget.Limit, budget.Most);
        if (wanted > running.Count)
        {
            Grow(running.Count, wanted);
        }
        else if (wanted < running.Count)
        {
            await ShrinkAsync(running, wanted).ConfigureAwait(false);
        }

        LimitParts(connections.Running);
    }

    // A waiting blob comes before a part, because it needs no additional request.
    private void Grow(int running, int wanted)
    {
        if (connections.WaitingBytes is > 0 and var waiting && waiting >= Worthwhile)
        {
            context.Budget.Raise(wanted);
            connections.Start();
            return;
        }

        downloads.Limit(PartLength());
        for (var count = running; count < wanted && downloads.MostDivisible(Worthwhile) is not null; count++)
        {
            context.Budget.Raise(count + 1);
            connections.AddHelper(HelpAsync);
        }
    }

    // Connections that fetch whole blobs end with their blob.
    private async Task ShrinkAsync(IReadOnlyList<Connection> running, int wanted)
    {
        context.Progress.Detail("more connections are no faster");
        var surplus = running.Count - wanted;
        Connection[] withdrawn = [.. running.Where(static connection => connection.IsHelping).TakeLast(surplus)];
        foreach (var connection in withdrawn)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
        }

        if (withdrawn.Length < surplus)
        {
            context.Budget.Lower(wanted);
        }
    }

    private void LimitParts(IReadOnlyList<Connection> running)
    {
        var isShared = running.Any(static connection => connection.IsHelping);
        downloads.Limit(isShared ? PartLength() : long.MaxValue);
    }

    // A server that answers late gets longer parts, so that the waits cost little.
    private long PartLength()
    {
        var perStep = _scaler.BytesPerConnection;
        var late = StepsPerPart * (context.Budget.LastWait / Step) * perStep;
        var usual = Math.Min(StepsPerPart * perStep, MaxPartLength);
        return Math.Max((long)Math.Max(late, usual), RangeAllocator.MinLength);
    }

    private async Task HelpAsync(CancellationToken cancellationToken)
    {
        while (downloads.MostDivisible(atLeast: 1) is { } download)
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
}
