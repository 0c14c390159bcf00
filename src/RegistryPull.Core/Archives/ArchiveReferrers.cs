using System.Collections.Immutable;
using RegistryPull.Repositories;

namespace RegistryPull.Archives;

/// <summary>Finds what refers to a manifest among the images of an archive: signatures, SBOMs, attestations.</summary>
/// <param name="archive">The archive.</param>
internal sealed class ArchiveReferrers(ImageArchive archive)
{
    /// <summary>Finds the referrers of a manifest or index.</summary>
    /// <param name="subject">The manifest or index.</param>
    /// <param name="artifactType">The only kind that is wanted; null for all.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The descriptors, each digest once.</returns>
    /// <exception cref="InvalidContentException">A manifest of the archive cannot be read.</exception>
    public async Task<ImmutableArray<Descriptor>> FindAsync(
        Digest subject, string? artifactType, CancellationToken cancellationToken)
    {
        var found = new Dictionary<Digest, Descriptor>();
        foreach (var image in archive.Images)
        {
            var root = await image.GetRootAsync(cancellationToken).ConfigureAwait(false);
            var said = await ReadAsync(root, cancellationToken).ConfigureAwait(false);
            var refers = Digest.TryParse(said?.Subject?.Digest, out var named) && named == subject;
            if (refers && (artifactType is null || said!.Kind() == artifactType))
            {
                found.TryAdd(root.Digest, root with { Annotations = said!.ReadAnnotations() });
            }
        }

        return [.. found.Values];
    }

    /// <summary>Returns whether an image of the archive is about another one in it, as a signature is. One with another
    /// name is an image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<bool> IsReferrerAsync(ArchiveImage image, CancellationToken cancellationToken)
    {
        if (!image.Names.IsEmpty)
        {
            return image.Names.All(name => IsPresent(ReferrerTag.SubjectOf(name.Reference.Tag)));
        }

        var root = await image.GetRootAsync(cancellationToken).ConfigureAwait(false);
        var said = await ReadAsync(root, cancellationToken).ConfigureAwait(false);
        return Digest.TryParse(said?.Subject?.Digest, out var subject) && IsPresent(subject);
    }

    private bool IsPresent(Digest? subject) => subject is not null && archive.Blobs.Find(subject) is not null;

    private async Task<SubjectJson?> ReadAsync(Descriptor root, CancellationToken cancellationToken)
    {
        var bytes = await ArchiveDocument.ReadAsync(archive, root.Digest, cancellationToken).ConfigureAwait(false);
        if (bytes is null)
        {
            return null;
        }

        return SubjectJson.Read(bytes, $"{root.Digest} of {archive.Path}");
    }
}
