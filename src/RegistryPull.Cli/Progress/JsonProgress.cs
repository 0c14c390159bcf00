using RegistryPull.Cli.Reporting;
using RegistryPull.Cli.Terminal;

namespace RegistryPull.Cli.Progress;

/// <summary>Events for programs, one a line.</summary>
internal sealed class JsonProgress(ProgressEventWriter events, Verbosity verbosity, TimeProvider time)
    : IProgressDisplay
{
    // A program draws no faster than this, and a fast network reports each buffer.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.2);

    private readonly Lock _gate = new();
    private readonly Dictionary<Digest, (long Seen, long WrittenAt)> _blobs = [];
    private string? _image;

    public void Planned(string image, IReadOnlyCollection<Descriptor> blobs)
    {
        lock (_gate)
        {
            _image = image;
            _blobs.Clear();
            events.Write(New("planned") with { TotalBytes = blobs.Sum(static blob => blob.Size), Blobs = blobs.Count });
        }
    }

    public void Started(Descriptor blob)
    {
        lock (_gate)
        {
            _blobs[blob.Digest] = (0, time.GetTimestamp());
            events.Write(New("started", blob, 0));
        }
    }

    public void Advanced(Descriptor blob, long position, int received)
    {
        lock (_gate)
        {
            var (seen, writtenAt) = _blobs.GetValueOrDefault(blob.Digest);
            if (position < seen)
            {
                events.Write(New("retry") with { Digest = blob.Digest.ToString() });
            }
            else if (position == seen || time.GetElapsedTime(writtenAt) < Interval)
            {
                _blobs[blob.Digest] = (position, writtenAt);
                return;
            }

            _blobs[blob.Digest] = (position, time.GetTimestamp());
            events.Write(New("advanced", blob, position));
        }
    }

    public void Completed(Descriptor blob, BlobOrigin origin)
    {
        lock (_gate)
        {
            _blobs[blob.Digest] = (blob.Size, time.GetTimestamp());
            events.Write(New("completed", blob, blob.Size) with { From = BlobOriginName.Format(origin) });
        }
    }

    public void Waiting(TimeSpan delay) => events.Write(New("retry") with { DelaySeconds = Seconds(delay) });

    public void Note(string message) => events.Write(New("note") with { Message = TerminalLine.Sanitize(message) });

    public void Inform(string message) => Note(message);

    public void Detail(string message)
    {
        if (verbosity == Verbosity.Verbose)
        {
            Note(message);
        }
    }

    public void End(RunSummary? summary)
    {
        if (summary is not null)
        {
            events.Write(summary.Event);
        }
    }

    private ProgressEvent New(string name) => new(name) { Image = _image };

    private ProgressEvent New(string name, Descriptor blob, long position) =>
        New(name) with { Digest = blob.Digest.ToString(), Bytes = position, TotalBytes = blob.Size };

    private static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 3);
}
