namespace RegistryPull.Fetching.Connections;

/// <summary>Decides by the bytes of equal steps of time how many connections a run should have.</summary>
/// <remarks>
/// <code>
/// connections | a step after a change  | then two steps          | then
/// ------------+------------------------+-------------------------+--------------------------------------
/// fewer than  | its bytes are measured |                         | as many as are free: the early trial
/// are free    |                        |                         |
/// changed     | settles                | are measured            | twice as many: the trial begins
/// the trial's | settles                | are measured            | faster by enough: the next trial
/// the trial's | settles                | no faster: two more     | faster: the next; else back; twice is for good
/// </code>
/// Servers that limit a connection count by the second and allow a burst at its start: the first step is left out for
/// that. The early trial has only that step. So it needs twice the bytes, and its failure does not count.
/// </remarks>
internal sealed class ConnectionScaler
{
    private const int Measured = 2;
    private const int MeasuredAtMost = 4;
    private const double Faster = 1.1;
    private const double EarlyFaster = 2;

    // Only one connection can take from a layer at a time, until its first bytes have come.
    private const int EarlySteps = 3;

    // The connection of a trial may be a slow one. Another trial costs little, a third would tell nothing new.
    private const int MaxFailed = 2;

    private readonly List<long> _marks = [];
    private int _connections;
    private int _proposed;
    private (double Rate, int Connections)? _before;
    private (double Rate, int Connections)? _measured;
    private int _failed;
    private int _earlySteps;

    /// <summary>Gets whether the early trial is under way, or may begin.</summary>
    public bool IsEarly { get; private set; }

    /// <summary>Gets how many bytes a connection brought in each of the last steps that were measured, on
    /// average.</summary>
    public double BytesPerConnection { get; private set; }

    /// <summary>Gets how many bytes come in a step when each connection brings as many as before.</summary>
    public double BytesPerStep => BytesPerConnection * _connections;

    /// <summary>Ends all trials: the server refused a connection.</summary>
    public void GiveUp() => _failed = MaxFailed;

    /// <summary>Decides at the end of a step.</summary>
    /// <param name="received">How many bytes have come in all.</param>
    /// <param name="connections">How many connections there are.</param>
    /// <param name="free">How many there may be without a trial.</param>
    /// <param name="most">How many there may be.</param>
    /// <returns>How many there should be.</returns>
    public int Decide(long received, int connections, int free, int most)
    {
        if (received == 0 || _failed == MaxFailed)
        {
            return connections;
        }

        if (connections != _connections)
        {
            Begin(received, connections, free);
        }
        else
        {
            Mark(received);
        }

        if (_marks.Count <= Measured)
        {
            return WantedEarly(free);
        }

        return DecideMeasured(most);
    }

    // Only a change that was proposed is a trial.
    private void Begin(long received, int connections, int free)
    {
        if (_connections == 0)
        {
            BytesPerConnection = received / (double)connections;
            IsEarly = connections < free;
            _before = IsEarly ? (received, connections) : null;
        }
        else if (!IsEarly)
        {
            _before = connections == _proposed ? _measured : null;
        }

        (_connections, _measured, _proposed) = (connections, null, 0);
        _marks.Clear();
        _marks.Add(received);
    }

    // Outside a trial only the last two steps are kept.
    private void Mark(long received)
    {
        _marks.Add(received);
        if (_before is null && _marks.Count > Measured + 1)
        {
            _marks.RemoveAt(0);
        }

        BytesPerConnection = (_marks[^1] - _marks[0]) / (double)(_marks.Count - 1) / _connections;
    }

    private int WantedEarly(int free)
    {
        if (!IsEarly || _earlySteps == EarlySteps)
        {
            return _connections;
        }

        _earlySteps++;
        return Math.Max(_connections, free);
    }

    private int DecideMeasured(int most)
    {
        if (_before is { } before && _connections > before.Connections)
        {
            return DecideTrial(before, most);
        }

        return Propose(most);
    }

    private int DecideTrial((double Rate, int Connections) before, int most)
    {
        var enough = IsEarly ? EarlyFaster : Faster;
        if (BytesPerStep >= before.Rate * enough)
        {
            return Propose(most);
        }

        if (_marks.Count <= MeasuredAtMost)
        {
            return _connections;
        }

        _failed += IsEarly ? 0 : 1;
        IsEarly = false;
        return before.Connections;
    }

    private int Propose(int most)
    {
        (_measured, _before, IsEarly) = ((BytesPerStep, _connections), null, false);
        _proposed = Math.Max(_connections, Math.Min(2 * _connections, most));
        return _proposed;
    }
}
