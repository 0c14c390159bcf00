using System.Buffers;
using RegistryPull.Telemetry;
using RegistryPull.Transport;

namespace RegistryPull.Fetching;

/// <summary>What all downloads of a run share.</summary>
internal sealed class FetchContext(
    RegistryPullOptions options,
    RetryPolicy retry,
    IPullProgress progress,
    TimeProvider time,
    PullActivities activities)
{
    // What a kill can cost: received, but not yet in its file.
    private const int MaxInFlight = 2 * 1024 * 1024;
    private const int BuffersPerConnection = 2;
    private const int LongestBuffer = 1024 * 1024;
    private const int ShortestBuffer = 64 * 1024;

    private long _received;

    public RetryPolicy Retry => retry;

    public IPullProgress Progress => progress;

    public TimeProvider Time => time;

    public PullActivities Activities => activities;

    /// <summary>How many connections there may be.</summary>
    public int Connections => options.MaxConcurrentDownloads;

    /// <summary>How many bytes came in all.</summary>
    public long Received => Interlocked.Read(ref _received);

    /// <summary>Takes a buffer for a connection: the more connections, the shorter, so that memory and what a kill can cost stay the same.</summary>
    /// <param name="blob">What comes over it.</param>
    public byte[] Rent(Descriptor blob)
    {
        var share = Math.Clamp(MaxInFlight / (BuffersPerConnection * Connections), ShortestBuffer, LongestBuffer);
        return ArrayPool<byte>.Shared.Rent((int)Math.Clamp(blob.Size, 4096, share));
    }

    public static void Return(byte[] buffer) => ArrayPool<byte>.Shared.Return(buffer);

    public void Count(int received) => Interlocked.Add(ref _received, received);
}
