using System.Buffers;
using RegistryPull.Fetching.Connections;
using RegistryPull.Retrying;
using RegistryPull.Telemetry;

namespace RegistryPull.Fetching;

/// <summary>What all downloads of a run share.</summary>
internal sealed class FetchContext(
    RegistryPullOptions options,
    RetryPolicy retry,
    IPullProgress progress,
    TimeProvider time,
    PullActivities activities)
{
    /// <summary>The connections of a pull before it is known how many help.</summary>
    public const int InitialConnections = 4;

    // Received and not yet written: a kill loses no more.
    private const int MaxInFlight = 2 * 1024 * 1024;
    private const int BuffersPerConnection = 2;

    // Longer ones save no measurable time, and stay in the pool when more connections take shorter ones.
    private const int LongestBuffer = 128 * 1024;
    private const int ShortestBuffer = 64 * 1024;

    private long _received;

    public RetryPolicy Retry => retry;

    public IPullProgress Progress => progress;

    public TimeProvider Time => time;

    public PullActivities Activities => activities;

    /// <summary>Gets the connections that the downloads share.</summary>
    public ConnectionBudget Budget { get; } = new(
        options.MaxConcurrentDownloads ?? InitialConnections,
        options.MaxConcurrentDownloads ?? RegistryPullOptions.MaxAdaptiveDownloads,
        time);

    /// <summary>Gets whether blobs may come from a cache.</summary>
    public bool UsesCache => options.Cache is not null;

    /// <summary>Gets how many bytes came from the network in all.</summary>
    public long Received => Interlocked.Read(ref _received);

    /// <summary>Rents a buffer for a connection. It is shorter with more connections, so that memory and the bytes
    /// that a kill can lose stay nearly the same.</summary>
    /// <param name="blob">The blob that comes over the connection.</param>
    /// <returns>The buffer, for <see cref="Return"/>.</returns>
    public byte[] Rent(Descriptor blob)
    {
        var share = Math.Clamp(MaxInFlight / (BuffersPerConnection * Budget.Limit), ShortestBuffer, LongestBuffer);
        return ArrayPool<byte>.Shared.Rent((int)Math.Clamp(blob.Size, 4096, share));
    }

    /// <summary>Gives a buffer back.</summary>
    public static void Return(byte[] buffer) => ArrayPool<byte>.Shared.Return(buffer);

    /// <summary>Counts bytes that came from the network.</summary>
    public void Count(int received) => Interlocked.Add(ref _received, received);
}
