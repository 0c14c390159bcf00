using System.Collections.Concurrent;
using RegistryPull.Archives;

namespace RegistryPull.Serving;

/// <summary>Hashes each blob once, before it is first served.</summary>
/// <param name="progress">Shows which blobs are refused.</param>
internal sealed class BlobVerifications(IPullProgress progress) : IDisposable
{
    private const int MaxHashing = 4;

    private readonly ConcurrentDictionary<(string Path, Digest Digest), Lazy<Task<bool>>> _results = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly SemaphoreSlim _hashing = new(MaxHashing);

    /// <summary>Returns whether an archive's blob matches its digest.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="digest">The blob.</param>
    /// <param name="cancellationToken">Ends the waiting. The hash goes on, because others may wait for it.</param>
    public Task<bool> IsIntactAsync(ImageArchive archive, Digest digest, CancellationToken cancellationToken)
    {
        var result = _results.GetOrAdd(
            (archive.Path, digest), _ => new Lazy<Task<bool>>(() => VerifyAsync(archive, digest)));
        return result.Value.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
        _hashing.Dispose();
    }

    private async Task<bool> VerifyAsync(ImageArchive archive, Digest digest)
    {
        await _hashing.WaitAsync(_closing.Token).ConfigureAwait(false);
        try
        {
            using var content = await archive.Blobs.TryOpenAsync(digest, _closing.Token).ConfigureAwait(false);
            var isIntact = content is not null
                && await Task
                    .Run(() => StoredHash.Matches(content, digest, _closing.Token), _closing.Token)
                    .ConfigureAwait(false);
            if (!isIntact)
            {
                progress.Note(TerminalText.Sanitize($"{digest} of {archive.Path} is damaged: it is not served"));
            }

            return isIntact;
        }
        finally
        {
            _hashing.Release();
        }
    }
}
