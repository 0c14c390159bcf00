using Microsoft.Extensions.Logging;

namespace RegistryPull.Telemetry;

/// <summary>Logs what a pull reports, and passes it on. Notes are information; everything else is for
/// debugging.</summary>
internal sealed partial class LoggingProgress(IPullProgress inner, ILogger logger) : IPullProgress
{
    public void Planned(string image, IReadOnlyCollection<Descriptor> blobs)
    {
        LogPlanned(image, blobs.Count);
        inner.Planned(image, blobs);
    }

    public void Started(Descriptor blob)
    {
        LogStarted(blob.Digest, blob.Size);
        inner.Started(blob);
    }

    // Not logged: it is called for every buffer.
    public void Advanced(Descriptor blob, long position, int received) => inner.Advanced(blob, position, received);

    public void Completed(Descriptor blob, BlobOrigin origin)
    {
        LogCompleted(blob.Digest, origin);
        inner.Completed(blob, origin);
    }

    public void Waiting(TimeSpan delay)
    {
        LogWaiting(delay);
        inner.Waiting(delay);
    }

    public void Note(string message)
    {
        LogNote(message);
        inner.Note(message);
    }

    public void Inform(string message)
    {
        LogNote(message);
        inner.Inform(message);
    }

    public void Detail(string message)
    {
        LogDetail(message);
        inner.Detail(message);
    }

    [LoggerMessage(1, LogLevel.Debug, "{Image}: {Count} blobs")]
    private partial void LogPlanned(string image, int count);

    [LoggerMessage(2, LogLevel.Debug, "{Digest}: started, {Size} bytes")]
    private partial void LogStarted(Digest digest, long size);

    [LoggerMessage(3, LogLevel.Debug, "{Digest}: complete and verified, from {Origin}")]
    private partial void LogCompleted(Digest digest, BlobOrigin origin);

    [LoggerMessage(4, LogLevel.Debug, "waiting {Delay} before the next attempt")]
    private partial void LogWaiting(TimeSpan delay);

    [LoggerMessage(5, LogLevel.Information, "{Message}")]
    private partial void LogNote(string message);

    [LoggerMessage(6, LogLevel.Debug, "{Message}")]
    private partial void LogDetail(string message);
}
