using System.Collections.Immutable;

namespace RegistryPull.Configuration;

/// <summary>What one configuration says about an image's registry.</summary>
/// <param name="Origin">The file or option, for messages.</param>
/// <param name="Mirrors">Where to ask first, in this order.</param>
internal sealed record RegistryRule(string Origin, ImmutableArray<EndpointConfig> Mirrors)
{
    /// <summary>Where the registry itself is; null for where its name says.</summary>
    public EndpointConfig? Registry { get; init; }

    /// <summary>Whether nothing is to be pulled from it.</summary>
    public bool IsBlocked { get; init; }
}
