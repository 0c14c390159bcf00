namespace RegistryPull.Transport;

/// <summary>How long a body may take.</summary>
/// <remarks>
/// <code>
/// body                                    | limit
/// ----------------------------------------+-------------------------------------------------------------
/// any                                     | silence: --timeout for each read or write
/// blob, in either direction               | at least 4 KiB in each minute that is spent waiting for it
/// answer to a complete upload             | --timeout, and a second more for each 4 MiB of the blob
/// document (manifest, token, tags, error) | a minute, and a second more for each KiB that has come
/// </code>
/// Sixteen connections over a line of 2 kB/s get 7.5 KiB a minute each: decision 28.
/// </remarks>
/// <param name="Silence">How long a read may wait.</param>
/// <param name="Time">The clock.</param>
internal sealed record BodyLimits(TimeSpan Silence, TimeProvider Time)
{
    /// <summary>What a blob's body must bring in each <see cref="Window"/>, in bytes.</summary>
    public const int MinBytesPerWindow = 4 * 1024;

    private const int DocumentBytesPerSecond = 1024;

    // Registries copy an upload to its place, and object stores do so slowly: distribution/distribution/issues/3200.
    private const int StoredBytesPerSecond = 4 * 1024 * 1024;

    /// <summary>The time over which a body's speed is measured.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(1);

    /// <summary>How much longer than <see cref="Silence"/> a registry may take to store a blob.</summary>
    public static TimeSpan StorageTime(long size) => TimeSpan.FromSeconds((double)size / StoredBytesPerSecond);

    /// <summary>How long a document may have taken, once so many of its bytes have come.</summary>
    public static TimeSpan DocumentTime(long received) =>
        Window + TimeSpan.FromSeconds((double)received / DocumentBytesPerSecond);
}
