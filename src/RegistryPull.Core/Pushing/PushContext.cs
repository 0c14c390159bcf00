using RegistryPull.Registries.Uploads;
using RegistryPull.Retrying;

namespace RegistryPull.Pushing;

/// <summary>What all pushes of a session share.</summary>
internal sealed class PushContext(RegistryPullOptions options, RetryPolicy retry, IPullProgress progress)
{
    private const int UsualConnections = 4;

    public RetryPolicy Retry => retry;

    public IPullProgress Progress => progress;

    /// <summary>Gets where blobs can be mounted from.</summary>
    public KnownBlobs Known { get; } = new();

    /// <summary>Gets what the registries accept in one request.</summary>
    public UploadLimits Limits { get; } = new();

    /// <summary>Gets the most connections at once.</summary>
    public int Connections => options.MaxConcurrentDownloads ?? UsualConnections;
}
