namespace RegistryPull.Fetching.Connections;

/// <summary>Decides by the bytes of equal steps of time how many connections a run should have.</summary>
/// <remarks>
/// <code>
/// connections | a step after a change | then two steps          | then
/// ------------+-----------------------+-------------------------+--------------------------------------
/// changed     | settles               | are measured            | twice as many: the trial begins
/// the trial's | settles               | are measured            | faster by enough: the next trial
/// the trial's | settles               | no faster: two more     | faster: the next; else back; twice is for good
/// </code>
/// Servers that limit a connection count by the second and allow a burst at its start: the first step is left out for
/// that.
/// </remarks>
internal sealed class ConnectionScaler
{
    private const int Measured = 2;
    private const int MeasuredAtMost = 4;
    private const double Faster = 1.1;

    // The connection of a trial may be a slow one. Another trial costs little, a third would tell nothing new.
    private const int MaxFailed = 2;

    private readonly List<long> _marks = [];
    private int _connections;
    private int _proposed;
    private (double Rate, int Connections)? _before;
    private (double Rate, int Connections)? _measured;
    private int _failed;

    /// <summary>Gets how many bytes came in each of the last steps, on average.</summary>
    public double BytesPerStep => _marks.Count switch
    {
        < 2 => 0,
        _ => (_marks[^1] - _marks[0]) / (double)(_marks.Count - 1),
    };

    /// <summary>Ends all trials: the server refused a connection.</summary>
    public void GiveUp() => _failed = MaxFailed;

    /// <summary>Decides at the end of a step.</summary>
    /// <param name="received">How many bytes have come in all.</param>
    /// <param name="connections">How many connections there are.</param>
    /// <param name="most">How many there may be.</param>
    /// <returns>How many there should be.</returns>
    public int Decide(long received, int connections, int most)
    {
        if (connections != _connections)
        {
            Begin(received, connections);
            return connections;
        }

        Mark(received);
        if (_failed == MaxFailed || _marks.Count <= Measured)
        {
            return connections;
        }

        if (_before is { } before)
        {
            return DecideTrial(before, most);
        }

        return Propose(most);
    }

    // Only a change that was proposed is a trial.
    private void Begin(long received, int connections)
    {
        _before = connections == _proposed ? _measured : null;
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
    }

    private int DecideTrial((double Rate, int Connections) before, int most)
    {
        if (BytesPerStep >= before.Rate * Faster)
        {
            return Propose(most);
        }

        if (_marks.Count <= MeasuredAtMost)
        {
            return _connections;
        }

        _failed++;
        return before.Connections;
    }

    private int Propose(int most)
    {
        (_measured, _before) = ((BytesPerStep, _connections), null);
        _proposed = Math.Max(_connections, Math.Min(2 * _connections, most));
        return _proposed;
    }
}
