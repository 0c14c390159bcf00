using System.Collections.Immutable;
using RegistryPull.Repositories;

namespace RegistryPull.Archives;

/// <summary>One image of an archive, as a repository. Documents are verified here, so that a failure names the
/// archive. The blobs of a delta are in several archives.</summary>
/// <param name="archive">The archive; its pool closes it.</param>
/// <param name="reference">The image.</param>
/// <param name="root">What the reference points to.</param>
internal sealed class ArchiveRepository(ImageArchive archive, ImageReference reference, Descriptor root)
    : IImageRepository
{
    private readonly List<ImageArchive> _archives = [archive];

    /// <inheritdoc/>
    public ImageReference Reference => reference;

    /// <inheritdoc/>
    public BlobOrigin Origin => BlobOrigin.Archive;

    private string Path => TerminalText.Sanitize(archive.Path);

    /// <summary>Adds an archive that has what the archive of the image may lack.</summary>
    /// <param name="other">The archive; its pool closes it.</param>
    public void Add(ImageArchive other) => _archives.Add(other);

    /// <inheritdoc/>
    public bool Lacks(Digest digest) => HolderOf(digest) is null;

    /// <inheritdoc/>
    public async Task<ServedManifest> GetManifestAsync(string tagOrDigest, CancellationToken cancellationToken)
    {
        var digest = await DigestOfAsync(tagOrDigest, cancellationToken).ConfigureAwait(false)
            ?? throw new ImageNotFoundException(
                $"{Path} has no tag '{TerminalText.Sanitize(tagOrDigest)}' of {reference.Name}");
        var bytes = await ArchiveDocument
            .ReadAsync(archive, digest, cancellationToken)
            .ConfigureAwait(false) ?? throw Missing(digest);
        return new ServedManifest(digest == root.Digest ? root.MediaType : "", bytes);
    }

    /// <inheritdoc/>
    public async Task<ManifestHead?> HeadManifestAsync(string tagOrDigest, CancellationToken cancellationToken)
    {
        if (await DigestOfAsync(tagOrDigest, cancellationToken).ConfigureAwait(false) is { } digest)
        {
            return new ManifestHead(digest, Limit: null);
        }

        return null;
    }

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
    public async Task<byte[]> GetBlobAsync(Descriptor blob, CancellationToken cancellationToken) =>
        await ArchiveDocument.ReadAsync(Holder(blob.Digest), blob.Digest, cancellationToken).ConfigureAwait(false)
            ?? throw Incomplete(blob.Digest);

    /// <inheritdoc/>
    public async Task<ServedBlob> OpenBlobAsync(
        Descriptor blob, BlobRange range, CancellationToken cancellationToken)
    {
        var holder = Holder(blob.Digest);
        var content = await holder.Blobs.TryOpenAsync(blob.Digest, cancellationToken).ConfigureAwait(false)
            ?? throw Incomplete(blob.Digest);
        if (content.Length != blob.Size)
        {
            content.Dispose();
            throw ArchiveDocument.Damaged(
                holder, blob.Digest, $"has {content.Length} bytes, and not the {blob.Size} of its manifest");
        }

        return new ServedBlob(new StoredBlobBody(content, range.Start), range.Start, ResumeToken: null);
    }

    /// <inheritdoc/>
    public bool ReportCorrupt(Descriptor blob) =>
        throw ArchiveDocument.Damaged(Holder(blob.Digest), blob.Digest, "does not match its digest");

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private async ValueTask<Digest?> DigestOfAsync(string tagOrDigest, CancellationToken cancellationToken)
    {
        if (Digest.TryParse(tagOrDigest, out var digest))
        {
            return digest;
        }

        if (tagOrDigest == reference.Tag)
        {
            return root.Digest;
        }

        // Another tag of the repository, such as that of the image's signature.
        var named = archive.Images.FirstOrDefault(image => image.Names.Any(name => IsTag(name.Reference, tagOrDigest)));
        if (named is null)
        {
            return null;
        }

        return (await named.GetRootAsync(cancellationToken).ConfigureAwait(false)).Digest;
    }

    private bool IsTag(ImageReference name, string tag) => name.Name == reference.Name && name.Tag == tag;

    private ImageArchive? HolderOf(Digest digest) =>
        _archives.Find(candidate => candidate.Blobs.Find(digest) is not null);

    private ImageArchive Holder(Digest digest) => HolderOf(digest) ?? throw Incomplete(digest);

    private InvalidContentException Incomplete(Digest digest)
    {
        var paths = string.Join(", ", _archives.Select(static one => TerminalText.Sanitize(one.Path)));
        var verb = _archives.Count == 1 ? "does not have" : "do not have";
        return new InvalidContentException(
            $"{paths} {verb} the blob {digest}: the archive is incomplete, or a delta whose base is in another archive "
            + "(--layers-from)")
        {
            Digest = digest,
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
}
