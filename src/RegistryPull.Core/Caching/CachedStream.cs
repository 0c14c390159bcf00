using RegistryPull.Content;

namespace RegistryPull.Caching;

/// <summary>A blob of the cache as a forward-only stream. It is hashed a second time: the end is reached only when the
/// bytes that were read match.</summary>
internal sealed class CachedStream(BlobFile cached, Descriptor blob, IPullProgress progress)
    : VerifyingStream(blob, BlobOrigin.Cache, progress)
{
    protected override ValueTask<int> ReadSomeAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return ValueTask.FromResult(cached.ReadAt(buffer.Span, Reached));
        }
        catch (Exception error) when (CacheAccess.IsFailure(error))
        {
            throw Changed(error);
        }
    }

    protected override InvalidContentException Mismatch() => Changed(null);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            cached.Dispose();
        }

        base.Dispose(disposing);
    }

    // Too late to ask the registry: the reader already has the first bytes.
    private InvalidContentException Changed(Exception? error) =>
        new($"{Blob.Digest} in the cache was changed while it was read: run the command again", error);
}
