namespace RegistryPull.Resolving;

/// <summary>Where an image is read from.</summary>
/// <param name="Reference">The image; its names stay the registry's own wherever it is read from.</param>
internal abstract record ImageSource(ImageReference Reference);
