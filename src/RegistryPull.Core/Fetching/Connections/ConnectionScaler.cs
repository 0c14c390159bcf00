namespace RegistryPull.Fetching.Connections;

/// <summary>Decides by the bytes of equal steps of time whether one more connection made a run faster.</summary>
/// <remarks>
/// <code>
/// connections | a step after a change | then two steps          | then
/// ------------+-----------------------+-------------------------+----------------------------------
/// changed     | settles               | are measured            | Add: the trial begins
/// the trial's | settles               | are measured            | a tenth faster: Add, the next trial
/// the trial's | settles               | no faster: two more     | a tenth faster: Add; else Withdraw, for good
/// </code>
/// Servers that limit a connection count by the second and allow a burst at its start: the first step is left out for
/// that, and two are one second.
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

    /// <summary>Gets how many bytes came in each of the last steps, on average.</summary>
    public double BytesPerStep => _marks.Count < 2 ? 0 : (_marks[^1] - _marks[0]) / (double)(_marks.Count - 1);

    /// <summary>Ends all trials: the server refused a connection.</summary>
    public void GiveUp() => _isOver = true;

    /// <summary>Decides at the end of a step.</summary>
    /// <param name="received">How many bytes have come in all.</param>
    /// <param name="connections">How many connections there are.</param>
    public ScaleDecision Decide(long received, int connections)
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

        return _before is { } before ? DecideTrial(before) : Propose();
    }

    // A trial has exactly one connection more than what it is compared with.
    private void Begin(long received, int connections)
    {
        _before = connections == _connections + 1 ? _rate : null;
        (_connections, _rate) = (connections, null);
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

    private ScaleDecision DecideTrial(double before)
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
