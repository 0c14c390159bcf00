using RegistryPull.Authentication;
using RegistryPull.Exporting;
using RegistryPull.Transport;

namespace RegistryPull.Fetching;

/// <summary>Brings one blob into its window: hashes what is there, fetches the rest, continues where a connection broke, and proves the whole.</summary>
internal sealed class BlobDownload(IRegistryRepository repository, IBlobWindow window, RetryPolicy retry, IPullProgress progress)
{
    // An attempt that brought less than this counts as failed, so that a server cannot drip-feed for ever.
    public const long MinProgress = 1024 * 1024;

    // Content that is wrong twice from the start is wrong.
    private const int MaxMismatches = 2;

    private readonly Descriptor _blob = window.Blob;

    /// <summary>Runs to the end.</summary>
    /// <returns>Where the bytes came from.</returns>
    /// <exception cref="RegistryPullException">The blob cannot be had, or what comes is not it.</exception>
    public async Task<BlobOrigin> RunAsync(CancellationToken cancellationToken)
    {
        progress.Started(_blob);
        for (var mismatches = 0; ;)
        {
            var held = window.HeldFrom(0);
            if (await TryRunAsync(cancellationToken))
            {
                window.Complete();
                var origin = held > 0 ? BlobOrigin.Resumed : BlobOrigin.Registry;
                progress.Completed(_blob, origin);
                return origin;
            }

            window.Clear();
            progress.Advanced(_blob, 0, 0);
            progress.Detail($"{_blob.Digest} does not match its digest: fetching it anew");
            if (held == 0 && !repository.Distrust(_blob) && ++mismatches == MaxMismatches)
            {
                throw new InvalidContentException(
                    $"what {repository.Reference.Registry} serves as {_blob.Digest} does not match that digest, {MaxMismatches} times over: it, a mirror or a proxy changes content");
            }
        }
    }

    private async Task<bool> TryRunAsync(CancellationToken cancellationToken)
    {
        using var hash = new BlobHash(_blob);
        using var pump = new BlobPump(_blob);
        if (window.HeldFrom(0) > 0)
        {
            await Task.Run(() => hash.AppendHeld(window, pump.Buffer, cancellationToken), cancellationToken);
            progress.Advanced(_blob, hash.Position, 0);
        }

        for (var wholeOnly = false; hash.Position < _blob.Size;)
        {
            wholeOnly = await retry.ExecuteAsync(ct => FetchSomeAsync(hash, pump, wholeOnly, ct), cancellationToken);
        }

        return hash.IsComplete();
    }

    /// <summary>Fetches as far as one connection carries.</summary>
    /// <returns>Whether the server cannot serve parts, so that the next request must be for the whole.</returns>
    private async Task<bool> FetchSomeAsync(BlobHash hash, BlobPump pump, bool wholeOnly, CancellationToken cancellationToken)
    {
        var start = hash.Position;
        try
        {
            await using var served = await repository.OpenBlobAsync(_blob, wholeOnly ? 0 : start, cancellationToken);
            await pump.RunAsync(served.Body, start - served.Offset, _blob.Size - start, bytes => Take(hash, bytes));
            return wholeOnly;
        }
        catch (RangeRefusedException)
        {
            return true;
        }
        catch (TransientException error) when (hash.Position - start >= MinProgress)
        {
            progress.Detail($"{error.Message}; going on with {_blob.Digest} at byte {hash.Position}");
            return wholeOnly;
        }
    }

    private void Take(BlobHash hash, ReadOnlyMemory<byte> bytes)
    {
        window.Write(bytes.Span, hash.Position);
        hash.Append(bytes.Span);
        progress.Advanced(_blob, hash.Position, bytes.Length);
    }
}
