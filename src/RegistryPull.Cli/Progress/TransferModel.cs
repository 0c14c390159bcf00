namespace RegistryPull.Cli.Progress;

/// <summary>The state of the transfer of one output. Several threads update it, and one reads it.</summary>
internal sealed class TransferModel
{
    private readonly Lock _gate = new();
    private readonly string _image;
    private readonly TimeProvider _time;
    private readonly long _beginning;
    private readonly SpeedMeter _speed = new();
    private readonly BlobTransfer[] _blobs;
    private readonly Dictionary<Digest, BlobTransfer> _byDigest = [];
    private long _received;
    private TimeSpan _waitEnd;

    public TransferModel(string image, IReadOnlyCollection<Descriptor> blobs, TimeProvider time)
    {
        (_image, _time, _beginning) = (image, time, time.GetTimestamp());
        _blobs = [.. blobs.Select(static blob => new BlobTransfer(blob))];
        foreach (var (blob, transfer) in blobs.Zip(_blobs))
        {
            _byDigest[blob.Digest] = transfer;
        }
    }

    /// <summary>Gets the word for a blob that is on its way.</summary>
    public string Verb { get; init; } = BlobSnapshot.Download;

    public void Start(Descriptor blob) => Update(blob, static transfer => transfer.Start());

    public void Complete(Descriptor blob) => Update(blob, static transfer => transfer.Complete());

    public void Advance(Descriptor blob, long position, int received)
    {
        lock (_gate)
        {
            _received += received;
            if (_byDigest.TryGetValue(blob.Digest, out var transfer))
            {
                transfer.Advance(position, received);
            }
        }
    }

    /// <summary>Notes a wait; of several at once the longest is shown.</summary>
    public void Wait(TimeSpan delay)
    {
        lock (_gate)
        {
            var end = _time.GetElapsedTime(_beginning) + delay;
            _waitEnd = end > _waitEnd ? end : _waitEnd;
        }
    }

    public TransferSnapshot Snapshot()
    {
        lock (_gate)
        {
            var now = _time.GetElapsedTime(_beginning);
            var wait = _waitEnd > now ? _waitEnd - now : TimeSpan.Zero;
            var speed = _speed.Measure(now, _received);
            var blobs = _blobs.Select(blob => blob.Snapshot() with { Verb = Verb });
            return new TransferSnapshot(_image, [.. blobs], speed) { Wait = wait };
        }
    }

    private void Update(Descriptor blob, Action<BlobTransfer> update)
    {
        lock (_gate)
        {
            if (_byDigest.TryGetValue(blob.Digest, out var transfer))
            {
                update(transfer);
            }
        }
    }
}
