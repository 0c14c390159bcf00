using System.Collections.Immutable;
using RegistryPull.Archives;
using RegistryPull.Opening;

namespace RegistryPull;

/// <summary>Where one image is: in a registry, or in a file or directory.</summary>
/// <param name="Reference">The image's name, and its digest if one is required. It says in which registry the image is
/// unless <see cref="Path"/> is set.</param>
public sealed record ImageLocator(ImageReference Reference)
{
    /// <summary>Gets the archive or layout on disk that holds the image; null for an image in a registry.</summary>
    public string? Path { get; init; }

    /// <summary>Gets the archive as it was read to find the image, so that a session does not read it again.</summary>
    internal KnownArchive? Known { get; init; }

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

    /// <summary>Finds the images that a person means.</summary>
    /// <inheritdoc cref="ImageSearch.FindAsync"/>
    public static async Task<ImmutableArray<ImageLocator>> FindAsync(
        string text, CancellationToken cancellationToken)
    {
        using var search = new ImageSearch();
        return await search.FindAsync(text, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Finds the one image that a person means.</summary>
    /// <inheritdoc cref="ImageSearch.FindOneAsync"/>
    public static async Task<ImageLocator> FindOneAsync(string text, CancellationToken cancellationToken)
    {
        using var search = new ImageSearch();
        return await search.FindOneAsync(text, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Finds the repository that a person means.</summary>
    /// <inheritdoc cref="ImageSearch.FindRepositoryAsync"/>
    public static async Task<ImageLocator> FindRepositoryAsync(string text, CancellationToken cancellationToken)
    {
        using var search = new ImageSearch();
        return await search.FindRepositoryAsync(text, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Returns whether a text names a file or directory, and not a reference.</summary>
    /// <param name="text">The text as typed.</param>
    /// <returns>True for a path, whether something is there or not.</returns>
    public static bool IsPath(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ImageText.Parse(text).Path is not null;
    }

    /// <summary>Returns whether both locate the same image.</summary>
    /// <param name="other">The other locator.</param>
    /// <returns>Whether the reference and the path are equal.</returns>
    public bool Equals(ImageLocator? other) =>
        other is not null && Reference == other.Reference && Path == other.Path;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Reference, Path);

    /// <summary>Returns the image as a person types it: <c>nginx:1.27</c> or <c>./stack.tar#nginx:1.27</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Path switch
    {
        null => Reference.Familiar,
        _ => $"{Path}#{Reference.Familiar}",
    };
}
