using System.Collections.Immutable;

namespace RegistryPull.Cli.Progress;

/// <summary>Counts what is transferred, and passes everything on to a display.</summary>
internal sealed class CountingProgress(IProgressDisplay display) : IPullProgress
{
    private readonly Lock _gate = new();
    private ImmutableDictionary<Digest, BlobTotals> _blobs = TransferTotals.None.Blobs;

    /// <summary>What was transferred since <see cref="Begin"/>.</summary>
    public TransferTotals Totals
    {
        get
        {
            lock (_gate)
            {
                return new TransferTotals(_blobs);
            }
        }
    }

    /// <summary>Starts the count of the next output.</summary>
    public void Begin()
    {
        lock (_gate)
        {
            _blobs = TransferTotals.None.Blobs;
        }
    }

    /// <inheritdoc cref="IProgressDisplay.End"/>
    public void End(PullResult? result) => display.End(result switch
    {
        null => null,
        _ => new PullSummary(result, Totals),
    });

    /// <summary>Ends a push; see <see cref="IProgressDisplay.End"/>.</summary>
    public void EndPush(PushResult? result)
    {
        RunSummary? summary = null;
        if (result is not null)
        {
            summary = new PushSummary(result, Totals);
        }

        display.End(summary);
    }

    public void Planned(string image, IReadOnlyCollection<Descriptor> blobs) => display.Planned(image, blobs);

    public void Started(Descriptor blob) => display.Started(blob);

    public void Advanced(Descriptor blob, long position, int received)
    {
        if (received > 0)
        {
            Update(blob, totals => totals with { Received = totals.Received + received });
        }

        display.Advanced(blob, position, received);
    }

    public void Completed(Descriptor blob, BlobOrigin origin)
    {
        if (origin == BlobOrigin.Resumed)
        {
            Update(blob, totals => totals with { Resumed = Math.Max(blob.Size - totals.Received, 0) });
        }

        display.Completed(blob, origin);
    }

    public void Waiting(TimeSpan delay) => display.Waiting(delay);

    public void Note(string message) => display.Note(message);

    public void Inform(string message) => display.Inform(message);

    public void Detail(string message) => display.Detail(message);

    private void Update(Descriptor blob, Func<BlobTotals, BlobTotals> update)
    {
        lock (_gate)
        {
            _blobs = _blobs.SetItem(blob.Digest, update(_blobs.GetValueOrDefault(blob.Digest)));
        }
    }
}
