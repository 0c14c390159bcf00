using System.Collections.Immutable;

namespace RegistryPull;

/// <summary>What a pull would do (<see cref="ImagePuller.PlanAsync"/>).</summary>
/// <param name="Images">The images, in the order of the request. The origin of a layer is where its bytes would come
/// from.</param>
/// <param name="Format">The name of the exporter.</param>
/// <param name="Output">The full path of the output; null for a stream.</param>
/// <param name="Size">The number of bytes that would be written; null for a format that does not say so
/// beforehand.</param>
/// <param name="UpToDate">Whether the output is already complete.</param>
public sealed record PlannedPull(
    ImmutableArray<PulledImage> Images, string Format, string? Output, long? Size, bool UpToDate)
{
    /// <summary>Gets the images that would be left out (<see cref="PullRequest.KeepGoing"/>), in the order of the
    /// request.</summary>
    public ImmutableArray<MissingImage> Missing { get; init; } = [];

    /// <summary>Gets how many bytes of layers the network would deliver.</summary>
    public long BytesToFetch { get; init; }

    /// <summary>Gets how many bytes of layers an earlier run has left.</summary>
    public long BytesResumed { get; init; }

    /// <summary>Gets how many bytes may still be written to the volume of the output; null where the system does not
    /// tell, and for a stream.</summary>
    public long? FreeSpace { get; init; }
}
