using System.Collections.Immutable;

namespace RegistryPull.Resolving;

/// <summary>The endpoints that an image is requested from.</summary>
/// <param name="Reference">The image.</param>
/// <param name="Endpoints">The endpoints in the order in which they are asked; the last is the registry itself.</param>
/// <param name="Origin">The file or option that lists the endpoints; null where the image's name does.</param>
internal sealed record RegistrySource(
    ImageReference Reference, ImmutableArray<RegistryEndpoint> Endpoints, string? Origin)
    : ImageSource(Reference);
