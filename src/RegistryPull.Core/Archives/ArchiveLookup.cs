using System.Collections.Immutable;

namespace RegistryPull.Archives;

/// <summary>Finds images of an archive by what a user calls them.</summary>
/// <param name="archive">The archive.</param>
internal sealed class ArchiveLookup(ImageArchive archive)
{
    private const int MaxListed = 10;

    /// <summary>Returns a reference for each name in the archive, and for each image without a name. What refers to
    /// another image in it, such as a signature, goes with that image and is left out.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="InvalidContentException">An image is malformed, or there is none.</exception>
    public async Task<ImmutableArray<ImageReference>> ListAsync(CancellationToken cancellationToken)
    {
        var references = new List<ImageReference>();
        var referrers = new ArchiveReferrers(archive);
        foreach (var image in archive.Images)
        {
            if (!await referrers.IsReferrerAsync(image, cancellationToken).ConfigureAwait(false))
            {
                references.AddRange(await ReferencesAsync(image, cancellationToken).ConfigureAwait(false));
            }
        }

        if (references.Count == 0)
        {
            throw new InvalidContentException($"{Path} holds no images: its list is empty");
        }

        return [.. references.Distinct()];
    }

    /// <summary>Returns the reference of the image that a user names.</summary>
    /// <param name="name">A name, a tag that the archive records alone, or a digest.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ImageNotFoundException">The archive does not have it; the message lists what there
    /// is.</exception>
    /// <exception cref="InvalidRequestException">It is not a name.</exception>
    public async Task<ImageReference> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (Digest.TryParse(name, out var digest))
        {
            return await FindAsync(digest, cancellationToken).ConfigureAwait(false);
        }

        var names = archive.Images.SelectMany(static image => image.Names);
        if (names.FirstOrDefault(recorded => recorded.Text == name) is { } same)
        {
            return same.Reference;
        }

        var reference = Parse(name);
        await OpenAsync(reference, cancellationToken).ConfigureAwait(false);
        return reference;
    }

    /// <summary>Opens an image of the archive.</summary>
    /// <param name="reference">A name of the image, its digest, or both; the digest decides.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ImageNotFoundException">The archive does not have it.</exception>
    public async Task<ArchiveRepository> OpenAsync(ImageReference reference, CancellationToken cancellationToken)
    {
        var root = await RootAsync(reference, cancellationToken).ConfigureAwait(false);
        return new ArchiveRepository(archive, reference, root ?? throw NotFound(reference.Familiar));
    }

    private string Path => TerminalText.Sanitize(archive.Path);

    private async Task<ImageReference> FindAsync(Digest digest, CancellationToken cancellationToken)
    {
        foreach (var image in archive.Images)
        {
            if (await image.HasDigestAsync(digest, cancellationToken).ConfigureAwait(false))
            {
                return (await ReferencesAsync(image, cancellationToken).ConfigureAwait(false)).First();
            }
        }

        // A manifest within an index can be named too.
        _ = archive.Blobs.Find(digest) ?? throw NotFound(digest.ToString());
        return Unnamed(digest);
    }

    private async Task<IEnumerable<ImageReference>> ReferencesAsync(
        ArchiveImage image, CancellationToken cancellationToken)
    {
        if (!image.Names.IsEmpty)
        {
            return image.Names.Select(static name => name.Reference);
        }

        return [Unnamed((await image.GetRootAsync(cancellationToken).ConfigureAwait(false)).Digest)];
    }

    private async Task<Descriptor?> RootAsync(Digest digest, CancellationToken cancellationToken)
    {
        foreach (var image in archive.Images)
        {
            var root = await image.GetRootAsync(cancellationToken).ConfigureAwait(false);
            if (root.Digest == digest)
            {
                return root;
            }
        }

        return archive.Blobs.Find(digest) switch
        {
            { } size => new Descriptor("", digest, size),
            null => null,
        };
    }

    private async Task<Descriptor?> RootAsync(ImageReference reference, CancellationToken cancellationToken)
    {
        if (reference.Digest is { } digest)
        {
            return await RootAsync(digest, cancellationToken).ConfigureAwait(false);
        }

        if (archive.Find(reference) is not { } image)
        {
            return null;
        }

        return await image.GetRootAsync(cancellationToken).ConfigureAwait(false);
    }

    private ImageReference Unnamed(Digest digest) =>
        ImageReference.Parse($"{FileRepository.From(archive.Path)}@{digest}");

    private static ImageReference Parse(string name)
    {
        try
        {
            return ImageReference.Parse(name);
        }
        catch (FormatException error)
        {
            throw new InvalidRequestException(error.Message, error);
        }
    }

    private ImageNotFoundException NotFound(string what)
    {
        string[] names =
            [.. archive.Images.SelectMany(static image => image.Names).Select(static name => name.Reference.Familiar)];
        var listed = names.Length switch
        {
            0 => "images without names",
            > MaxListed => string.Join(", ", names.Take(MaxListed)) + $" and {names.Length - MaxListed} more",
            _ => string.Join(", ", names),
        };
        return new ImageNotFoundException(
            $"{Path} does not have {TerminalText.Sanitize(what)}: it has {TerminalText.Sanitize(listed, 2000)}");
    }
}
