namespace RegistryPull.Resolving;

/// <summary>The file or directory that an image is read from.</summary>
/// <param name="Reference">The image.</param>
/// <param name="Path">The path as the user gave it.</param>
internal sealed record ArchiveSource(ImageReference Reference, string Path) : ImageSource(Reference);
