using System.Collections.Immutable;

namespace RegistryPull.Repositories;

/// <summary>An open repository that takes images. Every method has its retries.</summary>
internal interface IImageTarget : IDisposable
{
    /// <summary>Gets the repository's name.</summary>
    ImageReference Reference { get; }

    /// <summary>Asks whether the repository has a blob.</summary>
    /// <param name="blob">The blob.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Whether it says so; false also when it does not answer the question.</returns>
    Task<bool> HasBlobAsync(Descriptor blob, CancellationToken cancellationToken);

    /// <summary>Brings a blob into the repository.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="mountFrom">A repository of the same registry that has the blob; null for none.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Whether the blob was mounted, so that no bytes were sent.</returns>
    /// <exception cref="InvalidContentException">The content, or what arrived, does not match the digest. The upload is
    /// cancelled.</exception>
    Task<bool> SendBlobAsync(IUploadContent content, string? mountFrom, CancellationToken cancellationToken);

    /// <summary>Gets what the repository says about a manifest.</summary>
    /// <param name="tagOrDigest">A tag, or a digest as text.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The digest; null when there is no manifest, or none that is known.</returns>
    Task<Digest?> FindManifestAsync(string tagOrDigest, CancellationToken cancellationToken);

    /// <summary>Asks whether the repository lists what refers to a manifest by itself.</summary>
    /// <param name="subject">The manifest or index.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>False where the tag of <see cref="GetIndexAsync"/> stands for the list.</returns>
    Task<bool> ListsReferrersAsync(Digest subject, CancellationToken cancellationToken);

    /// <summary>Gets the index that a tag leads to.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Its manifests; empty when there is no such tag.</returns>
    /// <exception cref="InvalidContentException">The tag leads to something else.</exception>
    Task<ImmutableArray<Descriptor>> GetIndexAsync(string tag, CancellationToken cancellationToken);

    /// <summary>Stores a manifest or index. What it refers to must be there.</summary>
    /// <param name="tagOrDigest">A tag, or a digest as text.</param>
    /// <param name="manifest">What the document is.</param>
    /// <param name="bytes">The document.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>A task that ends when it is stored.</returns>
    /// <exception cref="InvalidContentException">The repository stored other bytes.</exception>
    Task PutManifestAsync(
        string tagOrDigest, Descriptor manifest, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);
}
