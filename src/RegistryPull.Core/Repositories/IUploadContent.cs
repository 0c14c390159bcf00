namespace RegistryPull.Repositories;

/// <summary>The bytes of a blob for an upload, in their order.</summary>
internal interface IUploadContent : IAsyncDisposable
{
    /// <summary>Gets the blob.</summary>
    Descriptor Blob { get; }

    /// <summary>Goes to a position. Bytes before it are read and hashed again when it is an earlier one.</summary>
    /// <param name="position">The next byte to read.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>A task that ends when the next read starts there.</returns>
    Task SeekAsync(long position, CancellationToken cancellationToken);

    /// <summary>Reads the next bytes.</summary>
    /// <param name="buffer">Receives the bytes.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>The number of bytes; 0 at the end.</returns>
    /// <exception cref="InvalidContentException">This read reaches the end, and the bytes do not match the digest. So
    /// the last bytes of wrong content are never sent.</exception>
    ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken);

    /// <summary>Reports how far the upload is.</summary>
    /// <param name="position">The bytes that were sent.</param>
    /// <param name="sent">The bytes that were sent since the last call; 0 when the position changed without
    /// any.</param>
    void Report(long position, int sent);
}
