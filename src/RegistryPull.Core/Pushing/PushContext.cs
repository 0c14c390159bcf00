using RegistryPull.Fetching;
using RegistryPull.Registries.Uploads;

namespace RegistryPull.Pushing;

/// <summary>What all pushes of a session share.</summary>
internal sealed class PushContext(RegistryPullOptions options, FetchContext fetching)
{
    private const int UsualConnections = 4;

    /// <summary>Gets what the downloads from the source share.</summary>
    public FetchContext Fetching => fetching;

    public IPullProgress Progress => fetching.Progress;

    /// <summary>Gets where blobs can be mounted from.</summary>
    public KnownBlobs Known { get; } = new();

    /// <summary>Gets what the registries accept in one request.</summary>
    public UploadLimits Limits { get; } = new();

    /// <summary>Gets the most connections at once.</summary>
    public int Connections => options.MaxConcurrentDownloads ?? UsualConnections;
}
