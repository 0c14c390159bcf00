using System.Collections.Immutable;
using RegistryPull.Archives;
using RegistryPull.Opening;

namespace RegistryPull;

/// <summary>Where one image is: in a registry, or in a file or directory.</summary>
/// <param name="Reference">The image's name, and its digest if one is required. It says in which registry the image is
/// unless <see cref="Path"/> is set.</param>
public sealed record ImageLocator(ImageReference Reference)
{
    private const int MaxListed = 50;
    private const int MaxListLength = 4000;

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

    /// <summary>Finds the images that a user means. An archive is opened to list its images.</summary>
    /// <param name="text">A reference, or a file or directory and perhaps a name in it: <c>./stack.tar#nginx:1.27</c>.
    /// A path begins with <c>/</c>, <c>./</c>, <c>../</c>, <c>~/</c>, or as such paths do on Windows; <c>file:</c> may
    /// stand before it.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>One image, or all of an archive that is named without an image.</returns>
    /// <exception cref="InvalidRequestException">The text is neither.</exception>
    /// <exception cref="ImageNotFoundException">There is no such file, or no such image in it.</exception>
    /// <exception cref="InvalidContentException">The file is not an archive of images, or is malformed.</exception>
    public static async Task<ImmutableArray<ImageLocator>> FindAsync(
        string text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var archives = new ArchivePool(new NoProgress(), new RegistryPullOptions());
        return await new ImageFinder(archives).FindAsync(text, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Finds the one image that a user means.</summary>
    /// <param name="text">As for <see cref="FindAsync"/>.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The image.</returns>
    /// <exception cref="InvalidRequestException">The text is neither a reference nor a path, or the archive holds
    /// several images; the message lists them.</exception>
    /// <inheritdoc cref="FindAsync" path="/exception"/>
    public static async Task<ImageLocator> FindOneAsync(string text, CancellationToken cancellationToken)
    {
        var found = await FindAsync(text, cancellationToken).ConfigureAwait(false);
        if (found is [var only])
        {
            return only;
        }

        var names = string.Join(", ", found.Take(MaxListed).Select(static image => image.Reference.Familiar));
        throw new InvalidRequestException(
            $"{TerminalText.Sanitize(text)} holds {found.Length} images; name one as PATH#NAME: "
            + TerminalText.Sanitize(names, MaxListLength));
    }

    /// <summary>Finds the repository that a user means.</summary>
    /// <param name="text">A reference, or a file or directory and perhaps a name in it. Tags are not looked at.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>An image of the repository.</returns>
    /// <inheritdoc cref="FindAsync" path="/exception"/>
    public static async Task<ImageLocator> FindRepositoryAsync(string text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var archives = new ArchivePool(new NoProgress(), new RegistryPullOptions());
        return await new ImageFinder(archives).FindRepositoryAsync(text, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Returns whether a text names a file or directory, and not a reference.</summary>
    /// <param name="text">The text as typed.</param>
    /// <returns>True for a path, whether something is there or not.</returns>
    public static bool IsPath(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ImageText.Parse(text).Path is not null;
    }

    /// <summary>Returns the image as a user types it: <c>nginx:1.27</c> or <c>./stack.tar#nginx:1.27</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Path switch
    {
        null => Reference.Familiar,
        _ => $"{Path}#{Reference.Familiar}",
    };
}
