namespace RegistryPull.Fetching.Connections;

/// <summary>A connection of the <see cref="ConnectionBudget"/>, for one request.</summary>
internal sealed class UsedConnection : IDisposable
{
    private readonly ConnectionBudget _budget;
    private readonly TimeProvider _time;
    private readonly long _began;
    private long _answered;
    private bool _isDisposed;

    /// <summary>Begins a request.</summary>
    /// <param name="budget">Gets the connection back.</param>
    /// <param name="lowerings">How often the budget was lowered before.</param>
    /// <param name="time">The clock.</param>
    public UsedConnection(ConnectionBudget budget, int lowerings, TimeProvider time)
    {
        (_budget, _time, Lowerings) = (budget, time, lowerings);
        _began = time.GetTimestamp();
    }

    /// <summary>Gets how often the budget had been lowered when the request began.</summary>
    public int Lowerings { get; }

    /// <summary>Gets how long the answer took; null without one.</summary>
    public TimeSpan? Waited { get; private set; }

    /// <summary>Gets how long the body took.</summary>
    public TimeSpan Received { get; private set; }

    /// <summary>Gets whether the server refused the request for now, or the connection broke.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Notes that the answer began.</summary>
    /// <param name="waited">How long it took, when it was requested ahead; null for the time since the request
    /// began.</param>
    public void Answered(TimeSpan? waited = null)
    {
        _answered = _time.GetTimestamp();
        Waited = waited ?? _time.GetElapsedTime(_began, _answered);
    }

    /// <summary>Notes that the server refused the request for now, or that the connection broke.</summary>
    public void Fail() => HasFailed = true;

    public void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            Received = _time.GetElapsedTime(Waited is null ? _began : _answered);
            _budget.Leave(this);
        }
    }
}
