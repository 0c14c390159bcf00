using RegistryPull.Content;

namespace RegistryPull.Caching;

/// <summary>A blob of the cache as a forward-only stream. It is hashed a second time: the end is reached only when the
/// bytes that were read match.</summary>
internal sealed class CachedStream(BlobFile cached, Descriptor blob, IPullProgress progress) : ForwardStream
{
    private readonly BlobHash _hash = new(blob);
    private bool _verified;

    public override long Length => blob.Size;

    protected override long Reached => _hash.Position;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var count = ReadSome(buffer.Span);
        _hash.Append(buffer.Span[..count]);
        if ((_hash.Position == blob.Size || count == 0) && buffer.Length > 0 && !_verified)
        {
            Verify();
        }

        progress.Advanced(blob, _hash.Position, 0);
        return ValueTask.FromResult(count);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
            cached.Dispose();
        }

        base.Dispose(disposing);
    }

    private int ReadSome(Span<byte> buffer)
    {
        try
        {
            return cached.ReadAt(buffer, _hash.Position);
        }
        catch (Exception error) when (CacheAccess.IsFailure(error))
        {
            throw Changed(error);
        }
    }

    private void Verify()
    {
        _verified = _hash.IsComplete() ? true : throw Changed(null);
        progress.Completed(blob, BlobOrigin.Cache);
    }

    // Too late to ask the registry: the reader already has the first bytes.
    private InvalidContentException Changed(Exception? error) =>
        new($"{blob.Digest} in the cache was changed while it was read: run the command again", error);
}
