using System.Collections.Immutable;

namespace RegistryPull.Resolving;

/// <summary>Where an image is asked for.</summary>
/// <param name="Reference">The image; its names stay the registry's own wherever it is fetched.</param>
/// <param name="Addresses">The registry's base addresses, in the order in which they are tried; each ends in <c>/</c>.</param>
internal sealed record ImageSource(ImageReference Reference, ImmutableArray<Uri> Addresses);
