using System.Collections.Immutable;

namespace RegistryPull.Resolving;

/// <summary>Where an image is asked for.</summary>
/// <param name="Reference">The image; its names stay the registry's own wherever it is fetched.</param>
/// <param name="Endpoints">The places, in the order in which they are asked; the last is the registry itself.</param>
/// <param name="Origin">The file or option that says so; null where the name alone does.</param>
internal sealed record ImageSource(
    ImageReference Reference, ImmutableArray<RegistryEndpoint> Endpoints, string? Origin);
