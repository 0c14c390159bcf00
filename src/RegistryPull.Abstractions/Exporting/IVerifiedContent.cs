namespace RegistryPull.Exporting;

/// <summary>Gives an exporter the bytes of blobs. Unverified content never counts as content.</summary>
public interface IVerifiedContent
{
    /// <summary>Opens a blob as a forward-only stream.</summary>
    /// <param name="blob">What to read; its digest and size are binding.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <returns>A stream of exactly <see cref="Descriptor.Size"/> bytes. The read that would end it throws
    /// <see cref="InvalidContentException"/> unless all bytes hash to the digest: what was read counts once the stream
    /// has ended.</returns>
    /// <exception cref="RegistryPullException">The blob cannot be fetched.</exception>
    Task<Stream> OpenAsync(Descriptor blob, CancellationToken cancellationToken);

    /// <summary>Fetches blobs into files beside the output, in parallel, for a format that reads them more than once or
    /// in another order.</summary>
    /// <remarks>Call it once in an export, with all the blobs.</remarks>
    /// <param name="blobs">The blobs; each digest is fetched once.</param>
    /// <param name="cancellationToken">Cancels the fetching; what has arrived is kept for the next run.</param>
    /// <returns>The blobs, each as soon as it is complete and verified. Their files are removed when the export
    /// ends.</returns>
    /// <exception cref="RegistryPullException">Content or output failed.</exception>
    /// <exception cref="InvalidOperationException">It was called before.</exception>
    IAsyncEnumerable<SpooledBlob> SpoolAsync(
        IReadOnlyCollection<Descriptor> blobs, CancellationToken cancellationToken);
}
