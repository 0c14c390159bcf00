using System.Collections.Immutable;
using RegistryPull.Retrying;

namespace RegistryPull.Repositories;

/// <summary>An open repository of images: at a registry, at several mirrors of it, or on disk.</summary>
/// <remarks>Content is returned unverified; the caller knows the digest. See
/// docs/decisions/0046-a-repository-knows-no-protocol.md.</remarks>
internal interface IImageRepository : IDisposable
{
    /// <summary>Gets the image that the repository was opened for.</summary>
    ImageReference Reference { get; }

    /// <summary>Gets what kind of source the blobs come from.</summary>
    BlobOrigin Origin { get; }

    /// <summary>Returns whether the source is known to lack a blob, as the archive of a delta does. Nothing is read or
    /// requested.</summary>
    /// <param name="digest">The blob.</param>
    /// <returns>False when it has the blob, and when only a request would tell.</returns>
    bool Lacks(Digest digest) => false;

    /// <summary>Gets a manifest or index, with retries.</summary>
    /// <param name="tagOrDigest">A tag, or a digest as text.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The bytes as served.</returns>
    Task<ServedManifest> GetManifestAsync(string tagOrDigest, CancellationToken cancellationToken);

    /// <summary>Gets what the source says about a manifest, without retries.</summary>
    /// <param name="tagOrDigest">A tag, or a digest as text.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The claim; null when the source has none, and the manifest itself must be read.</returns>
    Task<ManifestHead?> HeadManifestAsync(string tagOrDigest, CancellationToken cancellationToken);

    /// <summary>Gets one page of the list of tags, with retries.</summary>
    /// <param name="next">The <see cref="ServedTags.Next"/> of the page before; null for the first page.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The page.</returns>
    Task<ServedTags> GetTagsAsync(string? next, CancellationToken cancellationToken);

    /// <summary>Gets what refers to a manifest or index by naming it as its subject, with retries.</summary>
    /// <param name="subject">The manifest or index.</param>
    /// <param name="artifactType">The only kind that is wanted; null for all.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The descriptors, each digest once, unverified; empty when nothing refers to it.</returns>
    /// <exception cref="RegistryUnavailableException">The source cannot say, which is not the same as none.</exception>
    Task<ImmutableArray<Descriptor>> GetReferrersAsync(
        Digest subject, string? artifactType, CancellationToken cancellationToken);

    /// <summary>Gets the whole of a small blob, with retries.</summary>
    /// <param name="blob">The blob; its size limits what is read.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The bytes as served.</returns>
    Task<byte[]> GetBlobAsync(Descriptor blob, CancellationToken cancellationToken);

    /// <summary>Announces blobs that will be opened soon. A source may request them ahead.</summary>
    /// <param name="blobs">The blobs.</param>
    void Expect(IReadOnlyCollection<Descriptor> blobs)
    {
    }

    /// <summary>Returns whether a blob was requested ahead, so that its connection waits for it to be opened.</summary>
    /// <param name="digest">The blob.</param>
    bool HasRequested(Digest digest) => false;

    /// <summary>Opens a blob for reading, without retries: the caller knows which bytes it has.</summary>
    /// <param name="blob">The blob.</param>
    /// <param name="range">The bytes that are wanted.</param>
    /// <param name="cancellationToken">Cancels the opening and the reading.</param>
    /// <returns>The bytes from the start of the range or, where the source does not serve ranges, of the blob. They may
    /// go on after the end of the range.</returns>
    /// <exception cref="RangeRefusedException">The source does not serve the range; ask for the whole.</exception>
    /// <exception cref="TransientException">The failure is worth another try.</exception>
    Task<ServedBlob> OpenBlobAsync(Descriptor blob, BlobRange range, CancellationToken cancellationToken);

    /// <summary>Reports that what was served as a blob, from its first byte to its last, does not match its
    /// digest.</summary>
    /// <param name="blob">The blob.</param>
    /// <returns>Whether another source will serve it next.</returns>
    /// <exception cref="InvalidContentException">The source would serve the same bytes again.</exception>
    bool ReportCorrupt(Descriptor blob);
}
