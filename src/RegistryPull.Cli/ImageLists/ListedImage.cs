namespace RegistryPull.Cli.ImageLists;

/// <summary>An image that a list or a YAML file names.</summary>
/// <param name="Text">The image as written there, with its variables expanded.</param>
/// <param name="Line">The line, from 1.</param>
internal sealed record ListedImage(string Text, int Line)
{
    /// <summary>Gets whether it is in an archive on disk. YAML names images of registries alone.</summary>
    public bool IsPath { get; init; }
}
