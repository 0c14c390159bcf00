namespace RegistryPull.Fetching.Connections;

/// <summary>Judges by what arrives whether one more connection made a run faster. Looks at it in steps of equal length; pure but for what it has seen.</summary>
/// <remarks>
/// <code>
/// connections | a step after a change | then two steps          | then
/// ------------+-----------------------+-------------------------+----------------------------------
/// changed     | settles               | are measured            | Add: the trial begins
/// the trial's | settles               | are measured            | a tenth faster: Add, the next trial
/// the trial's | settles               | no faster: two more     | a tenth faster: Add; else Withdraw, for good
/// </code>
/// Servers that limit a connection count by the second, with a burst at its start: the first step is left out for that, and two are one second.
/// </remarks>
internal sealed class ConnectionScaler
{
    private const int Measured = 2;
    private const int MeasuredAtMost = 4;
    private const double Faster = 1.1;

    private readonly List<long> _marks = [];
    private int _connections;
    private double? _rate;
    private double? _before;
    private bool _isOver;

    /// <summary>What arrives in a step, lately.</summary>
    public double BytesPerStep => _marks.Count < 2 ? 0 : (_marks[^1] - _marks[0]) / (double)(_marks.Count - 1);

    /// <summary>Ends all trials: the server objects.</summary>
    public void GiveUp() => _isOver = true;

    /// <summary>Looks at the end of a step.</summary>
    /// <param name="received">How much has arrived in all.</param>
    /// <param name="connections">How many connections there are.</param>
    public ScaleDecision Look(long received, int connections)
    {
        if (connections != _connections)
        {
            Begin(received, connections);
            return ScaleDecision.Keep;
        }

        Mark(received);
        if (_isOver || _marks.Count <= Measured)
        {
            return ScaleDecision.Keep;
        }

        return _before is { } before ? JudgeTrial(before) : Propose();
    }

    // A trial is one of just one connection more than what it is compared with.
    private void Begin(long received, int connections)
    {
        _before = connections == _connections + 1 ? _rate : null;
        (_connections, _rate) = (connections, null);
        _marks.Clear();
        _marks.Add(received);
    }

    // What is long ago counts in a trial, and in nothing else.
    private void Mark(long received)
    {
        _marks.Add(received);
        if (_before is null && _marks.Count > Measured + 1)
        {
            _marks.RemoveAt(0);
        }
    }

    private ScaleDecision JudgeTrial(double before)
    {
        if (BytesPerStep >= before * Faster)
        {
            return Propose();
        }

        _isOver = _marks.Count > MeasuredAtMost;
        return _isOver ? ScaleDecision.Withdraw : ScaleDecision.Keep;
    }

    private ScaleDecision Propose()
    {
        (_rate, _before) = (BytesPerStep, null);
        return ScaleDecision.Add;
    }
}
