using System.Collections.Concurrent;

namespace RegistryPull;

/// <summary>Remembers what a pull told, and lets a test act on it.</summary>
internal sealed class RecordingProgress : IPullProgress
{
    private readonly Lock _gate = new();
    private int _running;

    /// <summary>What was planned.</summary>
    public ConcurrentQueue<string> Images { get; } = new();

    public ConcurrentQueue<string> Notes { get; } = new();

    public ConcurrentQueue<string> Details { get; } = new();

    public ConcurrentQueue<TimeSpan> Waits { get; } = new();

    public ConcurrentDictionary<Digest, BlobOrigin> Origins { get; } = new();

    /// <summary>How many bytes the network delivered.</summary>
    public long Received { get; private set; }

    /// <summary>How many blobs were worked on at the busiest moment.</summary>
    public int MostAtOnce { get; private set; }

    public IReadOnlyCollection<Descriptor> Blobs { get; private set; } = [];

    public Action<Descriptor, long> OnAdvanced { get; set; } = static (_, _) => { };

    public Action<string> OnMessage { get; set; } = static _ => { };

    public void Planned(string image, IReadOnlyCollection<Descriptor> blobs)
    {
        Images.Enqueue(image);
        Blobs = blobs;
    }

    public void Started(Descriptor blob)
    {
        lock (_gate)
        {
            MostAtOnce = Math.Max(MostAtOnce, ++_running);
        }
    }

    public void Advanced(Descriptor blob, long position, int received)
    {
        lock (_gate)
        {
            Received += received;
        }

        OnAdvanced(blob, position);
    }

    public void Completed(Descriptor blob, BlobOrigin origin)
    {
        lock (_gate)
        {
            _running--;
        }

        Origins[blob.Digest] = origin;
    }

    public void Waiting(TimeSpan delay) => Waits.Enqueue(delay);

    public void Note(string message) => Tell(Notes, message);

    public void Detail(string message) => Tell(Details, message);

    private void Tell(ConcurrentQueue<string> where, string message)
    {
        where.Enqueue(message);
        OnMessage(message);
    }
}
