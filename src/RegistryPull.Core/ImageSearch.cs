using System.Collections.Immutable;
using RegistryPull.Archives;
using RegistryPull.Opening;

namespace RegistryPull;

/// <summary>Finds the images that texts mean. An archive that several texts name is read once.</summary>
public sealed class ImageSearch : IDisposable
{
    private const int MaxListed = 50;
    private const int MaxListLength = 4000;

    private readonly ArchivePool _archives = new(new NoProgress(), new RegistryPullOptions());

    /// <summary>Finds the images that a person means. An archive is opened to list its images.</summary>
    /// <param name="text">A reference, or a file or directory and perhaps a name in it: <c>./stack.tar#nginx:1.27</c>.
    /// A path begins with <c>/</c>, <c>./</c>, <c>../</c>, <c>~/</c>, or as such paths do on Windows; <c>file:</c> may
    /// stand before it.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>One image, or all of an archive that is named without an image.</returns>
    /// <exception cref="InvalidRequestException">The text is neither.</exception>
    /// <exception cref="ImageNotFoundException">There is no such file, or no such image in it.</exception>
    /// <exception cref="InvalidContentException">The file is not an archive of images, or is malformed.</exception>
    public Task<ImmutableArray<ImageLocator>> FindAsync(string text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new ImageFinder(_archives).FindAsync(text, cancellationToken);
    }

    /// <summary>Finds the one image that a person means.</summary>
    /// <param name="text">As for <see cref="FindAsync"/>.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The image.</returns>
    /// <exception cref="InvalidRequestException">The text is neither a reference nor a path, or the archive holds
    /// several images; the message lists them.</exception>
    /// <inheritdoc cref="FindAsync" path="/exception"/>
    public async Task<ImageLocator> FindOneAsync(string text, CancellationToken cancellationToken)
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

    /// <summary>Finds the repository that a person means.</summary>
    /// <param name="text">A reference, or a file or directory and perhaps a name in it. Tags are not looked at.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>An image of the repository.</returns>
    /// <inheritdoc cref="FindAsync" path="/exception"/>
    public Task<ImageLocator> FindRepositoryAsync(string text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new ImageFinder(_archives).FindRepositoryAsync(text, cancellationToken);
    }

    /// <summary>Closes the archives.</summary>
    public void Dispose() => _archives.Dispose();
}
