namespace RegistryPull.Layers;

/// <summary>The bytes of a tar, from its first block to its last.</summary>
internal interface ITarBlocks
{
    /// <summary>Gets how many bytes were read or skipped.</summary>
    long Position { get; }

    /// <summary>Reads the next block; empty at the end.</summary>
    /// <returns>Bytes that are valid until the next call.</returns>
    /// <exception cref="InvalidContentException">The end comes in the middle of a block.</exception>
    ValueTask<ReadOnlyMemory<byte>> BlockAsync(CancellationToken cancellationToken);

    /// <summary>Reads the next bytes of a content, as many as are buffered.</summary>
    /// <returns>Bytes that are valid until the next call.</returns>
    /// <exception cref="InvalidContentException">The end comes before them.</exception>
    ValueTask<ReadOnlyMemory<byte>> SomeAsync(long atMost, CancellationToken cancellationToken);

    /// <summary>Skips bytes of a content.</summary>
    /// <exception cref="InvalidContentException">The end comes before them.</exception>
    ValueTask SkipAsync(long count, CancellationToken cancellationToken);

    /// <summary>Skips what fills the last block of a content. An archive may end there: docker and GNU tar accept one
    /// that does.</summary>
    ValueTask SkipPaddingAsync(int count, CancellationToken cancellationToken);

    /// <summary>Reads a whole small content into a new array.</summary>
    async ValueTask<byte[]> ReadAsync(int length, CancellationToken cancellationToken)
    {
        var bytes = new byte[length];
        for (var filled = 0; filled < length;)
        {
            var some = await SomeAsync(length - filled, cancellationToken).ConfigureAwait(false);
            some.CopyTo(bytes.AsMemory(filled));
            filled += some.Length;
        }

        return bytes;
    }
}
