using System.Collections.Immutable;

namespace RegistryPull;

/// <summary>Selects the platforms of an index.</summary>
public sealed record PlatformChoice
{
    private PlatformChoice(bool all, ImmutableArray<Platform> platforms) => (IsAll, Platforms) = (all, platforms);

    /// <summary>Gets the default choice: Linux for this machine's processor, else linux/amd64, else
    /// windows/amd64.</summary>
    public static PlatformChoice Default { get; } = new(false, []);

    /// <summary>Gets the choice of the whole index, attestations included.</summary>
    public static PlatformChoice All { get; } = new(true, []);

    /// <summary>Gets whether the whole index is wanted.</summary>
    public bool IsAll { get; }

    /// <summary>Gets the named platforms; empty for <see cref="Default"/> and <see cref="All"/>.</summary>
    public ImmutableArray<Platform> Platforms { get; }

    /// <summary>Creates a choice of named platforms, in this order.</summary>
    /// <param name="platforms">At least one platform.</param>
    /// <returns>The choice.</returns>
    public static PlatformChoice From(params ImmutableArray<Platform> platforms) =>
        new(false, [.. platforms.Distinct()]);
}
