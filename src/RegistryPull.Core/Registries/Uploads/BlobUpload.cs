using RegistryPull.Repositories;
using RegistryPull.Retrying;

namespace RegistryPull.Registries.Uploads;

/// <summary>Uploads one blob: at once where the registry takes it so, else in chunks. It goes on where a connection
/// broke.</summary>
/// <remarks>
/// <code>
/// answer                          | then
/// --------------------------------+------------------------------------------------------------------
/// the connection broke            | ask how much has arrived, and send the rest
/// 413                             | the same in smaller chunks, down to 64 KiB or the registry's minimum
/// 416                             | ask how much has arrived
/// 404, or no answer to the above  | begin again, unless the blob is there by now
/// </code>
/// </remarks>
internal sealed class BlobUpload(
    IUploadContent content, UploadRequests requests, ChunkLimit chunks, RetryPolicy retry)
{
    // A registry could keep less of each try forever.
    private const long MinProgress = 1024 * 1024;

    private readonly Descriptor _blob = content.Blob;
    private UploadSession? _session;
    private bool _isUnsure;
    private bool _isRepeated;
    private long _reached;

    /// <summary>Uploads the blob.</summary>
    /// <param name="mountFrom">A repository of the registry that has the blob; null for none.</param>
    /// <param name="cancellationToken">Cancels the upload, also at the registry.</param>
    /// <returns>Whether it was mounted.</returns>
    public async Task<bool> RunAsync(string? mountFrom, CancellationToken cancellationToken)
    {
        if (mountFrom is not null)
        {
            (var isMounted, _session) = await requests
                .MountAsync(_blob.Digest, mountFrom, cancellationToken).ConfigureAwait(false);
            if (isMounted)
            {
                return true;
            }
        }

        try
        {
            while (!await retry.ExecuteAsync(TryAsync, cancellationToken).ConfigureAwait(false))
            {
            }

            return false;
        }
        catch (RegistryUnavailableException failure)
        {
            await CancelAsync().ConfigureAwait(false);
            throw requests.Explain(failure);
        }
        catch
        {
            await CancelAsync().ConfigureAwait(false);
            throw;
        }
    }

    private Task CancelAsync() => _session switch
    {
        null => Task.CompletedTask,
        { } session => requests.CancelAsync(session),
    };

    // A break after enough new bytes does not use up a try.
    private async Task<bool> TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (TransientException) when (_session is { } session && session.Offset - _reached >= MinProgress)
        {
            _reached = session.Offset;
            return false;
        }
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        while (await PositionAsync(cancellationToken).ConfigureAwait(false) is { } session)
        {
            await content.SeekAsync(session.Offset, cancellationToken).ConfigureAwait(false);
            var length = chunks.Next(_blob.Size - session.Offset, session.MinChunk);
            _isUnsure = true;
            var answer = await SendAsync(session, length, cancellationToken).ConfigureAwait(false);
            if (answer == UploadAnswer.Committed)
            {
                _session = null;
                return;
            }

            Learn(answer, session, length);
        }
    }

    private async Task<UploadAnswer> SendAsync(
        UploadSession session, long length, CancellationToken cancellationToken)
    {
        if (length == _blob.Size - session.Offset)
        {
            return await requests.CommitAsync(session, content, cancellationToken).ConfigureAwait(false);
        }

        var (answer, next) = await requests
            .SendChunkAsync(session, content, length, cancellationToken).ConfigureAwait(false);
        if (answer == UploadAnswer.Accepted)
        {
            (_session, _isUnsure) = (next, false);
            ThrowIfStuck(session, next);
        }

        return answer;
    }

    private void Learn(UploadAnswer answer, UploadSession session, long length)
    {
        switch (answer)
        {
            case UploadAnswer.TooLarge when !chunks.TryShrink(length, session.MinChunk):
                throw requests.TooLarge(_blob, length);
            case UploadAnswer.OutOfOrder:
                throw Passing($"{requests.Host} expects another part of {_blob.Digest}");
            case UploadAnswer.Unknown:
                (_session, _isRepeated) = (null, true);
                throw Passing($"{requests.Host} does not know the upload of {_blob.Digest} any more");
        }
    }

    // Null when the blob is there.
    private async Task<UploadSession?> PositionAsync(CancellationToken cancellationToken)
    {
        if (_session is { } session && _isUnsure)
        {
            _session = await requests.AskAsync(session, _blob, cancellationToken).ConfigureAwait(false);
            _isRepeated |= _session is null;
            content.Report(_session?.Offset ?? 0, 0);
        }

        _isUnsure = false;
        if (_session is null && _isRepeated
            && await requests.HasAsync(_blob.Digest, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        return _session ??= await requests.BeginAsync(_blob, cancellationToken).ConfigureAwait(false);
    }

    // What a registry keeps of a chunk may be less than was sent, but not nothing.
    private void ThrowIfStuck(UploadSession before, UploadSession after)
    {
        if (after.Offset <= before.Offset || after.Offset > _blob.Size)
        {
            _isUnsure = true;
            throw Passing($"{requests.Host} took nothing of {_blob.Digest} from byte {before.Offset} on");
        }
    }

    private static TransientException Passing(string message) => new(new RegistryUnavailableException(message));
}
