using System.Collections.Immutable;

namespace RegistryPull.Transfer;

/// <summary>What a transfer file says about an output, apart from the output's own bytes.</summary>
/// <param name="Output">The full path of the output.</param>
/// <param name="Images">The images that it holds.</param>
/// <param name="Missing">The images that were left out.</param>
internal sealed record TransferContent(
    string Output, ImmutableArray<TransferImage> Images, ImmutableArray<MissingImage> Missing)
{
    /// <summary>Gets the volumes of the output; empty for an output in one piece.</summary>
    public ImmutableArray<TransferVolume> Volumes { get; init; } = [];

    /// <summary>Gets what the target must have already.</summary>
    public ImmutableArray<TransferBase> Requires { get; init; } = [];

    /// <summary>Gets the SHA-256 of each transfer file that was a base.</summary>
    public ImmutableArray<string> BuildsOn { get; init; } = [];

    /// <summary>Gets the SHA-256 and the size of the whole output, where they are known; null to read the
    /// output.</summary>
    public OutputHash? Hash { get; init; }
}
