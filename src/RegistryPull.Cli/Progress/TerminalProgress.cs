using RegistryPull.Cli.Terminal;

namespace RegistryPull.Cli.Progress;

/// <summary>Bars that are repainted ten times a second, for people.</summary>
internal sealed class TerminalProgress : IProgressDisplay
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.1);

    private readonly Lock _gate = new();
    private readonly AnsiPainter _painter;
    private readonly ITerminal _terminal;
    private readonly TimeProvider _time;
    private readonly Messages _messages;
    private TransferModel? _model;
    private ITimer? _timer;

    public TerminalProgress(AnsiPainter painter, ITerminal terminal, Verbosity verbosity, TimeProvider time)
    {
        (_painter, _terminal, _time) = (painter, terminal, time);
        _messages = new Messages(verbosity, isWatched: true, WriteAbove);
    }

    /// <summary>Gets the word for a blob that is on its way.</summary>
    public string Verb { get; init; } = BlobSnapshot.Download;

    public void Planned(string image, IReadOnlyCollection<Descriptor> blobs)
    {
        lock (_gate)
        {
            _model = new TransferModel(image, blobs, _time) { Verb = Verb };
            _timer ??= _time.CreateTimer(_ => Repaint(), null, TimeSpan.Zero, Interval);
        }
    }

    public void Started(Descriptor blob) => _model?.Start(blob);

    public void Advanced(Descriptor blob, long position, int received) => _model?.Advance(blob, position, received);

    public void Completed(Descriptor blob, BlobOrigin origin) => _model?.Complete(blob);

    public void Waiting(TimeSpan delay) => _model?.Wait(delay);

    public void Note(string message) => _messages.Note(message);

    public void Inform(string message) => _messages.Inform(message);

    public void Detail(string message) => _messages.Detail(message);

    public void End(RunSummary? summary)
    {
        lock (_gate)
        {
            _timer?.Dispose();
            (_timer, _model) = (null, null);
            _painter.Clear();
        }

        if (summary is not null)
        {
            _messages.Inform(summary.Text);
        }
    }

    private void Repaint()
    {
        lock (_gate)
        {
            if (_model is not null)
            {
                _painter.Paint(ProgressPicture.Render(_model.Snapshot(), _terminal.Width, _terminal.Height));
            }
        }
    }

    private void WriteAbove(string line)
    {
        lock (_gate)
        {
            _painter.WriteAbove(line);
        }
    }
}
