using System.Buffers;

namespace RegistryPull.Repositories;

/// <summary>A blob that is open for reading.</summary>
/// <param name="Body">The bytes; disposed with this object.</param>
/// <param name="Offset">The position of the first byte in the blob.</param>
/// <param name="ResumeToken">An opaque token of the source for this content, to continue it with
/// <see cref="BlobRange.ResumeToken"/>; null when the source has none.</param>
internal sealed record ServedBlob(IBlobBody Body, long Offset, string? ResumeToken) : IAsyncDisposable
{
    // Most configurations are shorter.
    private const int InitialCapacity = 4096;

    /// <summary>Gets whether the source has other content now than the one that was to be continued.</summary>
    public bool IsReplaced { get; init; }

    /// <summary>Gets how long the server took to answer; null when it was not measured. It may have answered before the
    /// blob was opened.</summary>
    public TimeSpan? Waited { get; init; }

    /// <summary>Reads the whole of a small blob.</summary>
    /// <param name="limit">The number of bytes that it may have.</param>
    /// <returns>The bytes, or null when there are more than the limit.</returns>
    public async Task<byte[]?> ReadToEndAsync(int limit)
    {
        var bytes = new ArrayBufferWriter<byte>(InitialCapacity);
        for (int count; (count = await Body.ReadAsync(bytes.GetMemory()).ConfigureAwait(false)) > 0;)
        {
            bytes.Advance(count);
            if (bytes.WrittenCount > limit)
            {
                return null;
            }
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Body.DisposeAsync();
}
