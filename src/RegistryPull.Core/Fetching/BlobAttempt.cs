using RegistryPull.Content;
using RegistryPull.Fetching.Connections;
using RegistryPull.Repositories;
using RegistryPull.Retrying;

namespace RegistryPull.Fetching;

/// <summary>One attempt at a blob: fetches what its slot misses, over one connection or several, and verifies
/// it.</summary>
internal sealed class BlobAttempt : IAsyncDisposable
{
    // A waiting connection looks again after this time whether the others are slow.
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(0.5);

    private readonly IBlobSlot _slot;
    private readonly FetchContext _context;
    private readonly CancellationTokenSource _ended;
    private readonly CancellationToken _cancelled;
    private readonly BlobProof _proof;
    private readonly RangeReceiver _receiver;
    private readonly long _presentBefore;
    private long _broughtBytes;
    private TimeSpan _broughtIn;

    /// <summary>Creates an attempt.</summary>
    /// <param name="repository">Where the bytes come from.</param>
    /// <param name="slot">Where they go.</param>
    /// <param name="context">What all downloads share.</param>
    /// <param name="observesTags">Whether to continue only content that is still the same at the server.</param>
    /// <param name="cancellationToken">Cancels the attempt.</param>
    public BlobAttempt(
        IImageRepository repository,
        IBlobSlot slot,
        FetchContext context,
        bool observesTags,
        CancellationToken cancellationToken)
    {
        (_slot, _context) = (slot, context);
        _ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _cancelled = _ended.Token;
        _proof = new BlobProof(context, slot, _cancelled);
        ByteRange[] missing = [.. ByteRange.MissingFrom(slot)];
        _presentBefore = slot.Blob.Size - missing.Sum(static range => range.Length);
        Parts = new BlobParts(missing);
        _receiver = new RangeReceiver(repository, slot, context, Parts, _proof) { ObservesTags = observesTags };
    }

    /// <summary>Gets the leases of the blob.</summary>
    public BlobParts Parts { get; }

    /// <summary>Fills the slot and verifies it.</summary>
    /// <exception cref="RegistryPullException">The blob cannot be fetched.</exception>
    public async Task<AttemptResult> RunAsync()
    {
        if (_presentBefore > 0)
        {
            _receiver.Advance(_presentBefore, received: 0);
            _proof.CatchUp();
        }

        using var pump = new BlobPump(_context, _slot.Blob);
        for (var released = Parts.Released; ; released = Parts.Released)
        {
            if (Parts.TryLease() is { } lease)
            {
                if (await BringAsync(lease, pump).ConfigureAwait(false) == RangeResult.Replaced)
                {
                    return AttemptResult.Replaced;
                }
            }
            else if (Parts.HasLeases)
            {
                await WaitForHelpersAsync(released).ConfigureAwait(false);
            }
            else
            {
                var isRight = await _proof.IsRightAsync().ConfigureAwait(false);
                if (isRight)
                {
                    return AttemptResult.Verified;
                }

                return AttemptResult.Mismatch;
            }
        }
    }

    /// <summary>Brings leases beside <see cref="RunAsync"/>, as long as there are some worth a request.</summary>
    /// <param name="cancellationToken">Cancels it.</param>
    public async Task<HelperResult> HelpAsync(CancellationToken cancellationToken)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(_cancelled, cancellationToken);
        return await new BlobHelp(_slot.Blob, _context, Parts, _receiver).RunAsync(both.Token).ConfigureAwait(false);
    }

    /// <summary>Stops the attempt, and waits for its connections.</summary>
    public async ValueTask DisposeAsync()
    {
        Parts.Close();
        await _ended.CancelAsync().ConfigureAwait(false);
        for (var released = Parts.Released; Parts.HasLeases; released = Parts.Released)
        {
            await released.ConfigureAwait(false);
        }

        await _proof.DisposeAsync().ConfigureAwait(false);
        _ended.Dispose();
    }

    // The end of a blob must not wait for a slow connection: what this one brings much sooner is taken over.
    private async Task WaitForHelpersAsync(Task released)
    {
        var rate = _broughtBytes / Math.Max(_broughtIn.TotalSeconds, 0.001);
        Parts.TakeOverSlow(new LeasePace(rate, _context.Budget.LastWait), _context.Time);
        await Task.WhenAny(released, Task.Delay(LookAgain, _context.Time, _cancelled)).ConfigureAwait(false);
        _cancelled.ThrowIfCancellationRequested();
    }

    private async Task<RangeResult> BringAsync(RangeLease lease, BlobPump pump)
    {
        var began = _context.Time.GetTimestamp();
        try
        {
            var result = RangeResult.Received;
            while (lease.Rest.Length > 0 && result != RangeResult.Replaced)
            {
                result = await BringFurtherAsync(lease, pump).ConfigureAwait(false);
            }

            return result;
        }
        finally
        {
            _broughtBytes += lease.Position - lease.Start;
            _broughtIn += _context.Time.GetElapsedTime(began);
            Parts.Release(lease);
        }
    }

    private async Task<RangeResult> BringFurtherAsync(RangeLease lease, BlobPump pump)
    {
        try
        {
            return await _context.Retry
                .ExecuteAsync(_ => BringOnceAsync(lease, pump), _cancelled)
                .ConfigureAwait(false);
        }
        catch (RegistryUnavailableException error) when (Parts.WereDivided && !_receiver.IsWholeOnly)
        {
            // The whole blob did come before it was divided: it gets its own attempts before the pull fails.
            _context.Progress.Detail($"{error.Message}; requesting {_slot.Blob.Digest} as a whole");
            RequestWhole();
            return RangeResult.Broken;
        }
    }

    // One request. A break after enough bytes does not use up an attempt.
    private async Task<RangeResult> BringOnceAsync(RangeLease lease, BlobPump pump)
    {
        var start = lease.Position;
        try
        {
            var result = await _receiver.ReceiveAsync(lease, pump, _cancelled).ConfigureAwait(false);
            if (result == RangeResult.Refused)
            {
                RequestWhole();
            }

            return result;
        }
        catch (TransientException error) when (lease.Position - start >= BlobDownload.MinProgress)
        {
            _context.Progress.Detail($"{error.Message}; continuing {_slot.Blob.Digest} at byte {lease.Position}");
            return RangeResult.Broken;
        }
    }

    private void RequestWhole()
    {
        _receiver.IsWholeOnly = true;
        Parts.StopDividing();
    }
}
