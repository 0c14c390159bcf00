namespace RegistryPull;

/// <summary>Selects the blobs to remove from a cache: all without a limit; with two limits, those beyond
/// either.</summary>
public sealed record PruneRule
{
    /// <summary>Gets the time without use after which a blob is removed; null for no such limit.</summary>
    public TimeSpan? OlderThan { get; init; }

    /// <summary>Gets the number of bytes to keep, the most recently used first; null for no such limit.</summary>
    public long? MaxSize { get; init; }
}
