using RegistryPull.Retrying;
using RegistryPull.Transport;

namespace RegistryPull.Repositories;

/// <summary>One repository of a registry, opened: whatever it takes to be let in is its own affair.</summary>
internal interface IImageRepository : IDisposable
{
    /// <summary>The image that it was opened for.</summary>
    ImageReference Reference { get; }

    /// <summary>Fetches a manifest or index, retrying.</summary>
    /// <param name="tagOrDigest">A tag, or a digest as text.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The bytes as served, not verified: the caller knows what they should be.</returns>
    Task<ServedManifest> GetManifestAsync(string tagOrDigest, CancellationToken cancellationToken);

    /// <summary>Asks for a manifest's head alone, once: a courtesy that not every registry extends.</summary>
    /// <param name="tagOrDigest">A tag, or a digest as text.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>What the registry claims; null when there was no usable answer, and the manifest itself is to be asked for.</returns>
    Task<ManifestHead?> HeadManifestAsync(string tagOrDigest, CancellationToken cancellationToken);

    /// <summary>Fetches one page of the list of tags, retrying.</summary>
    /// <param name="next">What the page before names as the next; null for the first.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The page.</returns>
    Task<ServedTags> GetTagsAsync(string? next, CancellationToken cancellationToken);

    /// <summary>Fetches a small blob whole, retrying.</summary>
    /// <param name="blob">The blob; its size bounds what is read.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The bytes as served, not verified.</returns>
    Task<byte[]> GetBlobAsync(Descriptor blob, CancellationToken cancellationToken);

    /// <summary>Opens a blob for reading, once: retrying is the caller's, who knows how far it got.</summary>
    /// <param name="blob">The blob.</param>
    /// <param name="part">The bytes that are wanted.</param>
    /// <param name="cancellationToken">Cancels the request and the reading.</param>
    /// <returns>The body, from the part's start or, where the server does not serve ranges, from the blob's. It may go on after the part's end.</returns>
    /// <exception cref="RangeRefusedException">It is not the part that was asked for: ask for the whole.</exception>
    /// <exception cref="TransientException">Worth another try.</exception>
    Task<ServedBlob> OpenBlobAsync(Descriptor blob, ContentPart part, CancellationToken cancellationToken);

    /// <summary>Tells that what was served as a blob, from its first byte to its last, is not it.</summary>
    /// <param name="blob">The blob.</param>
    /// <returns>Whether somebody else will be asked for it next.</returns>
    bool Distrust(Descriptor blob);
}
