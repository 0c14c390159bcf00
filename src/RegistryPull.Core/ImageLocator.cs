namespace RegistryPull;

/// <summary>Where one image is: in a registry, or in a file or directory.</summary>
/// <param name="Reference">The image's name, and its digest if one is required. It says in which registry the image is
/// unless <see cref="Path"/> is set.</param>
public sealed record ImageLocator(ImageReference Reference)
{
    /// <summary>Gets the archive or layout on disk that holds the image; null for an image in a registry.</summary>
    public string? Path { get; init; }

    /// <summary>Locates an image in its registry.</summary>
    /// <param name="reference">The image.</param>
    public static implicit operator ImageLocator(ImageReference reference) => FromReference(reference);

    /// <summary>Locates an image in its registry.</summary>
    /// <param name="reference">The image.</param>
    /// <returns>The locator.</returns>
    public static ImageLocator FromReference(ImageReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return new ImageLocator(reference);
    }

    /// <summary>Returns the image as a person types it: <c>nginx:1.27</c> or <c>./stack.tar#nginx:1.27</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Path switch
    {
        null => Reference.Familiar,
        _ => $"{Path}#{Reference.Familiar}",
    };
}
