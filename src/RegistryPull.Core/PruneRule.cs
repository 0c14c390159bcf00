namespace RegistryPull;

/// <summary>Which blobs of a cache go. Without a limit all of them do; with two, what breaks either.</summary>
public sealed record PruneRule
{
    /// <summary>How long a blob may go without being used; null for no such limit.</summary>
    public TimeSpan? OlderThan { get; init; }

    /// <summary>How many bytes may stay: those that were used last; null for no such limit.</summary>
    public long? MaxSize { get; init; }
}
