using System.Collections.Immutable;

namespace RegistryPull.Archives;

/// <summary>An image of an archive.</summary>
/// <param name="names">The names that the archive gives it, each once; empty for none.</param>
internal abstract class ArchiveImage(ImmutableArray<ArchiveName> names)
{
    /// <summary>Gets the names that the archive gives it, each once; empty for none.</summary>
    public ImmutableArray<ArchiveName> Names => names;

    /// <summary>Returns what the names point to: a manifest or an index.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="InvalidContentException">The image is malformed or incomplete.</exception>
    public abstract ValueTask<Descriptor> GetRootAsync(CancellationToken cancellationToken);

    /// <summary>Returns whether a digest means this image: that of its manifest or index or, for an image without a
    /// registry's manifest, its ID.</summary>
    public virtual async ValueTask<bool> HasDigestAsync(Digest digest, CancellationToken cancellationToken) =>
        (await GetRootAsync(cancellationToken).ConfigureAwait(false)).Digest == digest;
}
