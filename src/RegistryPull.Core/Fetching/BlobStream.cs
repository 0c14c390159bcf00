using System.Runtime.CompilerServices;
using RegistryPull.Content;
using RegistryPull.Repositories;
using RegistryPull.Retrying;

namespace RegistryPull.Fetching;

/// <summary>A blob of a registry as a forward-only stream, which continues where a connection breaks.</summary>
internal sealed class BlobStream(
    IImageRepository repository, Descriptor blob, FetchContext context, IPullProgress progress)
    : VerifyingStream(blob, repository.Origin, progress)
{
    private ServedBlob? _served;
    private long _skip;
    private bool _isWholeOnly;
    private long _reachedBefore;
    private int _shortConnections;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await base.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (RegistryPullException failure)
        {
            failure.Digest = Blob.Digest;
            throw;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await CloseAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    // Nearly all reads succeed, and the policy would allocate for each of them.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    protected override async ValueTask<int> ReadSomeAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadOnceAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (TransientException broken)
        {
            return await ReadAgainAsync(broken, buffer, cancellationToken).ConfigureAwait(false);
        }
    }

    // Another host cannot be asked any more, since the first bytes are gone; the next pull will ask another one.
    protected override InvalidContentException Mismatch()
    {
        repository.ReportCorrupt(Blob);
        return new InvalidContentException(
            $"what {repository.Reference.Registry} serves as {Blob.Digest} does not match that digest: "
            + "it, a mirror or a proxy changes content");
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _served?.Body.Dispose();
            _served = null;
        }

        base.Dispose(disposing);
    }

    private Task<int> ReadAgainAsync(
        TransientException broken, Memory<byte> buffer, CancellationToken cancellationToken) =>
        context.Retry.ExecuteAgainAsync(
            broken, token => ReadOnceAsync(buffer, token).AsTask(), cancellationToken);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> ReadOnceAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            var served = _served ?? await OpenAsync(cancellationToken).ConfigureAwait(false);
            await SkipAsync(served.Body, buffer).ConfigureAwait(false);
            var count = await served.Body.ReadAsync(buffer).ConfigureAwait(false);
            if (count <= 0)
            {
                throw Ended();
            }

            return count;
        }
        catch (TransientException broken)
        {
            await CloseAsync().ConfigureAwait(false);
            throw CountBroken(broken);
        }
        catch (RangeRefusedException)
        {
            await CloseAsync().ConfigureAwait(false);
            _isWholeOnly = true;
            throw Ended();
        }
    }

    private async Task<ServedBlob> OpenAsync(CancellationToken cancellationToken)
    {
        using var connection = context.Budget.Begin();
        var part = new BlobRange(_isWholeOnly ? 0 : Reached);
        try
        {
            _served = await repository.OpenBlobAsync(Blob, part, cancellationToken).ConfigureAwait(false);
        }
        catch (TransientException)
        {
            connection.Fail();
            throw;
        }

        connection.Answered();
        _skip = Reached - _served.Offset;
        return _served;
    }

    // Each read has its own retries, so a server that sends a byte with every connection must be counted here.
    private Exception CountBroken(TransientException broken)
    {
        var received = Reached - _reachedBefore;
        _reachedBefore = Reached;
        _shortConnections += received > 0 ? 1 : 0;
        if (received >= BlobDownload.MinProgress)
        {
            _shortConnections = 0;
        }

        if (_shortConnections <= context.Retry.Retries)
        {
            return broken;
        }

        return new RegistryUnavailableException(
            $"{broken.Message}; the last {_shortConnections} connections brought less than 1 MiB each",
            broken.Outcome);
    }

    private async Task SkipAsync(IBlobBody body, Memory<byte> buffer)
    {
        while (_skip > 0)
        {
            var length = (int)Math.Min(buffer.Length, _skip);
            var count = await body.ReadAsync(buffer[..length]).ConfigureAwait(false);
            _skip -= count > 0 ? count : throw Ended();
        }
    }

    private async ValueTask CloseAsync()
    {
        if (_served is { } served)
        {
            _served = null;
            await served.DisposeAsync().ConfigureAwait(false);
        }
    }

    private TransientException Ended() =>
        new(new RegistryUnavailableException($"the connection ended at byte {Reached} of {Blob.Digest}"));
}
