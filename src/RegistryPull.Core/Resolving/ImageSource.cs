namespace RegistryPull.Resolving;

/// <summary>Where an image is asked for.</summary>
/// <param name="Reference">The image; its names stay the registry's own wherever it is fetched.</param>
/// <param name="Registry">The registry itself.</param>
internal sealed record ImageSource(ImageReference Reference, RegistryEndpoint Registry);
