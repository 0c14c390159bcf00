namespace RegistryPull.Cli.Progress;

/// <summary>
/// One line of <c>--progress json</c>. The names are public interface: <c>docs/schemas/progress.schema.json</c>.
/// </summary>
/// <param name="Event">What happened: planned, started, advanced, completed, retry, note, result or error.</param>
internal sealed record ProgressEvent(string Event)
{
    /// <summary>The images of the output, as docker prints their names.</summary>
    public string? Image { get; init; }

    public string? Digest { get; init; }

    /// <summary>The bytes of the blob that are in place; of a result, the bytes that were written.</summary>
    public long? Bytes { get; init; }

    /// <summary>The size of the blob; of a plan, the sizes of all blobs.</summary>
    public long? TotalBytes { get; init; }

    /// <summary>How many blobs the output needs.</summary>
    public int? Blobs { get; init; }

    /// <summary>Where the bytes of a completed blob came from.</summary>
    public string? From { get; init; }

    /// <summary>How long a request waits before it is sent again.</summary>
    public double? DelaySeconds { get; init; }

    public string? Message { get; init; }

    /// <summary>The full path, or the name in the registry; null when the output was streamed.</summary>
    public string? Output { get; init; }

    public bool? UpToDate { get; init; }

    public long? BytesReceived { get; init; }

    public long? BytesResumed { get; init; }

    /// <summary>The bytes of blobs that a push sent, repeated ones included.</summary>
    public long? BytesSent { get; init; }

    public double? ElapsedSeconds { get; init; }

    /// <summary>The exit code of a failure.</summary>
    public int? Code { get; init; }

    public string? Kind { get; init; }
}
