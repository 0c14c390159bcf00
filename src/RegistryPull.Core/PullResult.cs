using System.Collections.Immutable;

namespace RegistryPull;

/// <summary>The result of a pull.</summary>
/// <param name="Images">The images, in the order of the request. Empty when all are missing; then there is no
/// output.</param>
/// <param name="Format">The name of the exporter.</param>
/// <param name="Output">The full path of the output, or of its first volume; null for a stream.</param>
/// <param name="Size">The number of bytes that this pull wrote; 0 when the output was up to date.</param>
/// <param name="UpToDate">Whether the output was already complete, so that nothing was written.</param>
/// <param name="Elapsed">The duration of the pull.</param>
public sealed record PullResult(
    ImmutableArray<PulledImage> Images, string Format, string? Output, long Size, bool UpToDate, TimeSpan Elapsed)
{
    /// <summary>Gets the volumes, in their order; empty for an output in one piece.</summary>
    public ImmutableArray<PulledVolume> Volumes { get; init; } = [];

    /// <summary>Gets the images whose layers were left out; empty for an output that holds everything.</summary>
    public ImmutableArray<RequiredBase> Requires { get; init; } = [];

    /// <summary>Gets the images that were left out because they failed (<see cref="PullRequest.KeepGoing"/>), in the
    /// order of the request.</summary>
    public ImmutableArray<MissingImage> Missing { get; init; } = [];

    /// <summary>Gets the full path of the transfer file; null when none was asked for.</summary>
    public string? TransferFile { get; init; }
}
