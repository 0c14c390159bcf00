using System.Collections.Immutable;

namespace RegistryPull;

/// <summary>Which platforms of an index are wanted.</summary>
public sealed record PlatformChoice
{
    private PlatformChoice(bool all, ImmutableArray<Platform> platforms) => (IsAll, Platforms) = (all, platforms);

    /// <summary>The one that suits this machine: see the manifest selector's rules.</summary>
    public static PlatformChoice Default { get; } = new(false, []);

    /// <summary>The whole index, attestations too.</summary>
    public static PlatformChoice All { get; } = new(true, []);

    /// <summary>Whether the whole index is kept.</summary>
    public bool IsAll { get; }

    /// <summary>The platforms that were named; empty for <see cref="Default"/> and <see cref="All"/>.</summary>
    public ImmutableArray<Platform> Platforms { get; }

    /// <summary>These platforms, in this order.</summary>
    /// <param name="platforms">At least one.</param>
    /// <returns>The choice.</returns>
    public static PlatformChoice Of(params ImmutableArray<Platform> platforms) => new(false, [.. platforms.Distinct()]);
}
