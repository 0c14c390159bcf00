using RegistryPull.Content;

namespace RegistryPull.Caching;

/// <summary>Stores what is read from another stream, which verifies it. A blob that is not read to its end is not
/// stored.</summary>
internal sealed class CachingStream(Stream content, Descriptor blob, CacheWriter writer) : ForwardStream
{
    private CacheDraft? _draft;
    private bool _isBegun;
    private long _reached;

    public override long Length => blob.Size;

    protected override long Reached => _reached;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // The read that reaches the end throws unless all of it is right.
        var count = await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (count > 0)
        {
            Keep(buffer[..count]);
        }

        return count;
    }

    public override async ValueTask DisposeAsync()
    {
        await content.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _draft?.Dispose();
            content.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Keep(ReadOnlyMemory<byte> bytes)
    {
        if (!_isBegun)
        {
            (_isBegun, _draft) = (true, writer.Begin(blob));
        }

        _reached += bytes.Length;
        if (_draft is { } draft && !(writer.TryAppend(draft, blob, bytes) && _reached < blob.Size))
        {
            End(draft);
        }
    }

    private void End(CacheDraft draft)
    {
        if (_reached == blob.Size)
        {
            writer.Finish(draft, blob);
        }

        draft.Dispose();
        _draft = null;
    }
}
