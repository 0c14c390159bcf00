using System.Collections.Immutable;
using RegistryPull.Repositories;

namespace RegistryPull.Archives;

/// <summary>One image of an archive, as a repository. Documents are verified here, so that a failure names the
/// archive.</summary>
/// <param name="archive">The archive; its pool closes it.</param>
/// <param name="reference">The image.</param>
/// <param name="root">What the reference points to.</param>
internal sealed class ArchiveRepository(ImageArchive archive, ImageReference reference, Descriptor root)
    : IImageRepository
{
    private const int MaxDocument = 4 * 1024 * 1024;

    /// <inheritdoc/>
    public ImageReference Reference => reference;

    /// <inheritdoc/>
    public BlobOrigin Origin => BlobOrigin.Archive;

    /// <summary>Gets the repositories that have what a delta leaves out, in the order in which they are
    /// asked.</summary>
    public ImmutableArray<IImageRepository> Bases { get; init; } = [];

    private string Path => TerminalText.Sanitize(archive.Path);

    /// <inheritdoc/>
    public bool Lacks(Digest digest) =>
        archive.Blobs.Find(digest) is null && Bases.All(source => source.Lacks(digest));

    /// <inheritdoc/>
    public async Task<ServedManifest> GetManifestAsync(string tagOrDigest, CancellationToken cancellationToken)
    {
        var digest = DigestOf(tagOrDigest);
        var bytes = await ReadDocumentAsync(digest, cancellationToken).ConfigureAwait(false) ?? throw Missing(digest);
        return new ServedManifest(digest == root.Digest ? root.MediaType : "", bytes);
    }

    /// <inheritdoc/>
    public Task<ManifestHead?> HeadManifestAsync(string tagOrDigest, CancellationToken cancellationToken) =>
        Task.FromResult<ManifestHead?>(new ManifestHead(DigestOf(tagOrDigest), Limit: null));

    /// <inheritdoc/>
    public Task<ServedTags> GetTagsAsync(string? next, CancellationToken cancellationToken)
    {
        var names = archive.Images.SelectMany(static image => image.Names).Select(static name => name.Reference);
        var own = names.Where(name => name.Name == reference.Name);
        ImmutableArray<string> tags = [.. own.Select(static name => name.Tag!)];
        return Task.FromResult(new ServedTags(tags, Next: null, tags.Sum(static tag => tag.Length)));
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<Descriptor>> GetReferrersAsync(
        Digest subject, string? artifactType, CancellationToken cancellationToken) =>
        new ArchiveReferrers(archive).FindAsync(subject, artifactType, cancellationToken);

    /// <inheritdoc/>
    public async Task<byte[]> GetBlobAsync(Descriptor blob, CancellationToken cancellationToken)
    {
        var bytes = await ReadDocumentAsync(blob.Digest, cancellationToken).ConfigureAwait(false);
        if (bytes is not null)
        {
            return bytes;
        }

        var served = await OpenInBasesAsync(blob, BlobRange.Whole, cancellationToken).ConfigureAwait(false);
        await using var closing = served.ConfigureAwait(false);
        return await served.ReadToEndAsync(MaxDocument).ConfigureAwait(false)
            ?? throw new InvalidContentException($"{blob.Digest} of a base of {Path} is larger than 4 MiB");
    }

    /// <inheritdoc/>
    public async Task<ServedBlob> OpenBlobAsync(
        Descriptor blob, BlobRange range, CancellationToken cancellationToken)
    {
        var content = await archive.Blobs.TryOpenAsync(blob.Digest, cancellationToken).ConfigureAwait(false);
        if (content is null)
        {
            return await OpenInBasesAsync(blob, range, cancellationToken).ConfigureAwait(false);
        }

        if (content.Length != blob.Size)
        {
            content.Dispose();
            throw Damaged(blob.Digest, $"has {content.Length} bytes, and not the {blob.Size} of its manifest");
        }

        return new ServedBlob(new StoredBlobBody(content, range.Start), range.Start, ResumeToken: null);
    }

    /// <inheritdoc/>
    public bool ReportCorrupt(Descriptor blob)
    {
        if (archive.Blobs.Find(blob.Digest) is not null)
        {
            throw Damaged(blob.Digest, "does not match its digest");
        }

        return Bases.Any(source => source.ReportCorrupt(blob));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var source in Bases)
        {
            source.Dispose();
        }
    }

    private Digest DigestOf(string tagOrDigest)
    {
        if (Digest.TryParse(tagOrDigest, out var digest))
        {
            return digest;
        }

        return root.Digest;
    }

    private async Task<byte[]?> ReadDocumentAsync(Digest digest, CancellationToken cancellationToken)
    {
        using var content = await archive.Blobs.TryOpenAsync(digest, cancellationToken).ConfigureAwait(false);
        if (content is null)
        {
            return null;
        }

        var bytes = DocumentFile.Read(content, $"{archive.Path}: {digest}");
        if (!digest.Matches(bytes))
        {
            throw Damaged(digest, "does not match its digest");
        }

        return bytes;
    }

    private async Task<ServedBlob> OpenInBasesAsync(
        Descriptor blob, BlobRange range, CancellationToken cancellationToken)
    {
        foreach (var source in Bases)
        {
            try
            {
                return await source.OpenBlobAsync(blob, range, cancellationToken).ConfigureAwait(false);
            }
            catch (ImageNotFoundException)
            {
                // The next base may have it.
            }
        }

        throw new InvalidContentException(
            $"{Path} does not have the blob {blob.Digest}: it is incomplete, or a delta whose base is elsewhere")
        {
            Digest = blob.Digest,
        };
    }

    // Copies of an index often lack the manifests of other platforms.
    private RegistryPullException Missing(Digest digest)
    {
        if (digest == root.Digest)
        {
            return new InvalidContentException($"{Path} does not have {digest}, which {reference.Familiar} points to");
        }

        return new ImageNotFoundException(
            $"{Path} does not have the manifest {digest}: only some platforms of the image are in it (--platform)");
    }

    private InvalidContentException Damaged(Digest digest, string why) =>
        new($"{Path} is damaged: {digest} {why}; copy it again") { Digest = digest };
}
