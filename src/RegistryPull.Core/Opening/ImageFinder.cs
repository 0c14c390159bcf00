using System.Collections.Immutable;
using RegistryPull.Archives;
using RegistryPull.Interop;

namespace RegistryPull.Opening;

/// <summary>Finds the images that a text means.</summary>
/// <param name="archives">Opens archives.</param>
internal sealed class ImageFinder(ArchivePool archives)
{
    private const int MaxListed = 50;

    /// <summary>Finds the images.</summary>
    /// <param name="text">A reference, <c>PATH</c> or <c>PATH#NAME</c>.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>One image, or all of an archive that is named without an image.</returns>
    /// <exception cref="RegistryPullException">The text is not an image, or the archive does not have it.</exception>
    public async Task<ImmutableArray<ImageLocator>> FindAsync(string text, CancellationToken cancellationToken)
    {
        var typed = ImageText.Parse(text);
        if (typed.Path is not { } path)
        {
            return [Reference(text)];
        }

        var archive = await archives.OpenAsync(path, cancellationToken).ConfigureAwait(false);
        var lookup = new ArchiveLookup(archive);
        ImmutableArray<ImageReference> references = typed.Name switch
        {
            { } name => [await lookup.FindAsync(name, cancellationToken).ConfigureAwait(false)],
            _ => await lookup.ListAsync(cancellationToken).ConfigureAwait(false),
        };
        var known = archives.KnownOf(archive);
        return [.. references.Select(reference => new ImageLocator(reference) { Path = path, Known = known })];
    }

    /// <summary>Finds a repository of an archive.</summary>
    /// <param name="text"><c>PATH</c>, or <c>PATH#NAME</c> with a name whose tag is not looked at.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>One of its images.</returns>
    /// <exception cref="InvalidRequestException">The archive has several, and none is named.</exception>
    public async Task<ImageLocator> FindRepositoryAsync(string text, CancellationToken cancellationToken)
    {
        var typed = ImageText.Parse(text);
        if (typed.Path is not { } path)
        {
            return Reference(text);
        }

        var archive = await archives.OpenAsync(path, cancellationToken).ConfigureAwait(false);
        var all = await new ArchiveLookup(archive).ListAsync(cancellationToken).ConfigureAwait(false);
        string? wanted = null;
        if (typed.Name is { } name)
        {
            wanted = Reference(name).Name;
        }

        var matching = all.Where(reference => wanted is null || reference.Name == wanted);
        ImageReference[] found = [.. matching.DistinctBy(static reference => reference.Name)];
        var listed = found.Take(MaxListed).Select(static reference => reference.AsRepository.Familiar);
        return found switch
        {
            [var only] => new ImageLocator(only) { Path = path, Known = archives.KnownOf(archive) },
            [] => throw new ImageNotFoundException($"{TerminalText.Sanitize(path)} has no image of {wanted}"),
            _ => throw new InvalidRequestException(
                $"{TerminalText.Sanitize(path)} holds several repositories; name one as PATH#NAME: "
                + string.Join(", ", listed)),
        };
    }

    private static ImageReference Reference(string text)
    {
        try
        {
            return ImageReference.Parse(text);
        }
        catch (FormatException error)
        {
            throw new InvalidRequestException($"{error.Message}{LocalArchive.EndingFor(text)}", error);
        }
    }
}
