using RegistryPull.Content;
using RegistryPull.Repositories;
using RegistryPull.Transport;

namespace RegistryPull.Fetching;

/// <summary>A blob as a forward-only stream: continued where a connection breaks, and its last bytes handed out only when all match the digest.</summary>
internal sealed class BlobStream(IImageRepository repository, Descriptor blob, RetryPolicy retry, IPullProgress progress) : ForwardStream
{
    private readonly BlobHash _hash = new(blob);
    private ServedBlob? _served;
    private long _skip;
    private bool _wholeOnly;
    private bool _verified;
    private long _reached;
    private int _brokenEarly;

    public override long Length => blob.Size;

    protected override long Reached => _hash.Position;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await ReadVerifiedAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (RegistryPullException failure)
        {
            failure.Digest = blob.Digest;
            throw;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await CloseAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
            _served?.Body.Dispose();
            _served = null;
        }

        base.Dispose(disposing);
    }

    private async ValueTask<int> ReadVerifiedAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var wanted = buffer[..(int)Math.Min(buffer.Length, blob.Size - _hash.Position)];
        var count = wanted.IsEmpty ? 0 : await retry.ExecuteAsync(ct => ReadOnceAsync(wanted, ct), cancellationToken).ConfigureAwait(false);
        _hash.Append(wanted.Span[..count]);
        if (_hash.Position == blob.Size && !_verified)
        {
            Verify();
        }

        progress.Advanced(blob, _hash.Position, count);
        return count;
    }

    private async Task<int> ReadOnceAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            if (_served is null)
            {
                _served = await repository.OpenBlobAsync(blob, new ContentPart(_wholeOnly ? 0 : _hash.Position), cancellationToken).ConfigureAwait(false);
                _skip = _hash.Position - _served.Offset;
            }

            await SkipAsync(_served.Body, buffer).ConfigureAwait(false);
            var count = await _served.Body.ReadAsync(buffer).ConfigureAwait(false);
            return count > 0 ? count : throw Ended();
        }
        catch (Exception error) when (error is TransientException or RangeRefusedException)
        {
            await CloseAsync().ConfigureAwait(false);
            _wholeOnly |= error is RangeRefusedException;
            throw error is TransientException transient ? Judged(transient) : Ended();
        }
    }

    // Each read has its own tries, so a server that gives a byte with every connection must be counted here.
    private Exception Judged(TransientException broken)
    {
        var progress = _hash.Position - _reached;
        _brokenEarly = progress >= BlobDownload.MinProgress ? 0 : progress > 0 ? _brokenEarly + 1 : _brokenEarly;
        _reached = _hash.Position;
        return _brokenEarly > retry.Retries
            ? new RegistryUnavailableException($"{broken.Message}; the last {_brokenEarly} connections brought less than 1 MiB each", broken.Outcome)
            : broken;
    }

    private async Task SkipAsync(TimedBody body, Memory<byte> buffer)
    {
        while (_skip > 0)
        {
            var count = await body.ReadAsync(buffer[..(int)Math.Min(buffer.Length, _skip)]).ConfigureAwait(false);
            _skip -= count > 0 ? count : throw Ended();
        }
    }

    private void Verify()
    {
        if (!_hash.IsComplete())
        {
            // Too late to ask another, since the first bytes are gone; but whose they were is worth knowing.
            repository.Distrust(blob);
            throw new InvalidContentException($"what {repository.Reference.Registry} serves as {blob.Digest} does not match that digest: it, a mirror or a proxy changes content");
        }

        _verified = true;
        progress.Completed(blob, BlobOrigin.Registry);
    }

    private async ValueTask CloseAsync()
    {
        if (_served is { } served)
        {
            _served = null;
            await served.DisposeAsync().ConfigureAwait(false);
        }
    }

    private TransientException Ended() => new(new RegistryUnavailableException($"the connection ended at byte {_hash.Position} of {blob.Digest}"));
}
