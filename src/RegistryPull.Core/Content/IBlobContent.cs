namespace RegistryPull.Content;

/// <summary>Verified bytes of blobs, by digest. The executors of plans use nothing else, so any source can implement
/// it.</summary>
internal interface IBlobContent
{
    /// <summary>Gets how many blobs may be opened beside the one that is read. It can change during a run.</summary>
    int BlobsAhead => 0;

    /// <summary>Opens a blob as a forward-only stream.</summary>
    /// <param name="blob">What to read; its digest and size are binding.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <returns>A stream whose last read throws unless all bytes match the digest.</returns>
    /// <exception cref="RegistryPullException">The blob cannot be had.</exception>
    Task<OpenedBlob> OpenAsync(Descriptor blob, CancellationToken cancellationToken);

    /// <summary>Fills slots, several at once and each out of order. Bytes that are present are hashed, not
    /// fetched.</summary>
    /// <param name="slots">The slots.</param>
    /// <param name="cancellationToken">Cancels the filling; what has arrived stays in the slots.</param>
    /// <returns>A task that ends when every slot is complete.</returns>
    /// <exception cref="RegistryPullException">A blob cannot be had; the others are stopped.</exception>
    Task FillAsync(IReadOnlyCollection<IBlobSlot> slots, CancellationToken cancellationToken);
}
