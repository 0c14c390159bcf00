using System.Collections.Immutable;

namespace RegistryPull;

/// <summary>What <see cref="ArchiveVerifier"/> is to verify.</summary>
public sealed record VerifyRequest
{
    /// <summary>Gets the path of an archive or layout, or of the first volume of an archive.</summary>
    public required string Path { get; init; }

    /// <summary>Gets images that have the layers which a delta leaves out.</summary>
    public ImmutableArray<ImageLocator> Bases { get; init; } = [];

    /// <summary>Gets the paths of transfer files. What they say of the target is trusted: the layers are not looked
    /// up.</summary>
    public ImmutableArray<string> BaseTransfers { get; init; } = [];
}
