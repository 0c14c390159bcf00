namespace RegistryPull.Cli.Progress;

/// <summary>A line every few seconds, for logs.</summary>
internal sealed class PlainProgress(Messages messages, TimeProvider time) : IProgressDisplay
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private TransferModel? _model;
    private ITimer? _timer;

    public void Planned(string image, IReadOnlyCollection<Descriptor> blobs)
    {
        lock (_gate)
        {
            _model = new TransferModel(image, blobs, time);
            _timer ??= time.CreateTimer(_ => Tell(), null, Interval, Interval);
        }
    }

    public void Started(Descriptor blob) => _model?.Start(blob);

    public void Advanced(Descriptor blob, long position, int received) => _model?.Advance(blob, position, received);

    public void Completed(Descriptor blob, BlobOrigin origin) => _model?.Complete(blob);

    public void Waiting(TimeSpan delay) => _model?.Wait(delay);

    public void Note(string message) => messages.Note(message);

    public void Inform(string message) => messages.Inform(message);

    public void Detail(string message) => messages.Detail(message);

    public void End(RunSummary? summary)
    {
        lock (_gate)
        {
            _timer?.Dispose();
            (_timer, _model) = (null, null);
        }

        if (summary is not null)
        {
            messages.Inform(summary.Text);
        }
    }

    private void Tell()
    {
        lock (_gate)
        {
            if (_model is not null)
            {
                messages.Note(TransferText.Format(_model.Snapshot()));
            }
        }
    }
}
