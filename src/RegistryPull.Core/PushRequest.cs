using System.Collections.Immutable;

namespace RegistryPull;

/// <summary>One image, and where it is pushed to.</summary>
public sealed record PushRequest
{
    /// <summary>Gets the image.</summary>
    public required ImageLocator Image { get; init; }

    /// <summary>Gets the registry, and how names in it are made.</summary>
    public required PushTarget Target { get; init; }

    /// <summary>Gets the platforms to select from an index; the whole index unless some are named.</summary>
    public PlatformChoice Platforms { get; init; } = PlatformChoice.All;

    /// <summary>Gets whether signatures, SBOMs and attestations of the image are pushed with it.</summary>
    public bool Referrers { get; init; }

    /// <summary>Gets the names below the prefix of the target, as <c>REPOSITORY[:TAG]</c>, instead of those that are
    /// made of the image's own.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>Gets whether nothing is sent: the registry is only asked what is present.</summary>
    public bool IsDryRun { get; init; }
}
