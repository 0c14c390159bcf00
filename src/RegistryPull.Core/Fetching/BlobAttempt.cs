using RegistryPull.Content;
using RegistryPull.Fetching.Connections;
using RegistryPull.Repositories;
using RegistryPull.Transport;

namespace RegistryPull.Fetching;

/// <summary>One try at a blob: brings every part that its slot does not hold, over one connection or several, and proves the whole.</summary>
internal sealed class BlobAttempt : IAsyncDisposable
{
    private readonly IImageRepository _repository;
    private readonly IBlobSlot _slot;
    private readonly FetchContext _context;
    private readonly CancellationTokenSource _ended;
    private readonly CancellationToken _cancelled;
    private readonly BlobProof _proof;
    private readonly Lock _gate = new();
    private long _inPlace;
    private bool _wholeOnly;

    public BlobAttempt(IImageRepository repository, IBlobSlot slot, FetchContext context, CancellationToken cancellationToken)
    {
        (_repository, _slot, _context) = (repository, slot, context);
        _ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _cancelled = _ended.Token;
        _proof = new BlobProof(context, slot, _cancelled);
        Parts = new BlobParts(slot);
        _inPlace = Parts.Held();
    }

    /// <summary>Who brings what.</summary>
    public BlobParts Parts { get; }

    /// <summary>Whether to continue only what is still the same at the server.</summary>
    public bool ObservesTags { get; init; } = true;

    private Descriptor Blob => _slot.Blob;

    /// <summary>Runs to the end.</summary>
    /// <returns>Whether what is there is the blob.</returns>
    /// <exception cref="RegistryPullException">The blob cannot be had.</exception>
    /// <exception cref="ContentReplacedException">What is there is the beginning of something else.</exception>
    public async Task<bool> RunAsync()
    {
        if (_inPlace > 0)
        {
            Advance(0);
            _proof.CatchUp();
        }

        using var pump = new BlobPump(_context, Blob);
        for (var change = Parts.Changed; ; change = Parts.Changed)
        {
            if (Parts.Claim() is { } part)
            {
                await BringAsync(part, pump).ConfigureAwait(false);
            }
            else if (Parts.AreClaimed)
            {
                await change.WaitAsync(_cancelled).ConfigureAwait(false);
            }
            else
            {
                return await _proof.IsRightAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>Brings parts beside <see cref="RunAsync"/>, as long as there are some worth a connection.</summary>
    public async Task<HelperResult> HelpAsync(CancellationToken cancellationToken)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(_cancelled, cancellationToken);
        using var pump = new BlobPump(_context, Blob);
        while (Parts.ClaimBeside() is { } part)
        {
            if (await TryBringAsync(part, pump, both.Token).ConfigureAwait(false) is var outcome and not HelperResult.NothingLeft)
            {
                return outcome;
            }
        }

        return HelperResult.NothingLeft;
    }

    public async ValueTask DisposeAsync()
    {
        Parts.Close();
        await _ended.CancelAsync().ConfigureAwait(false);
        for (var change = Parts.Changed; Parts.AreClaimed; change = Parts.Changed)
        {
            await change.ConfigureAwait(false);
        }

        await _proof.DisposeAsync().ConfigureAwait(false);
        _ended.Dispose();
    }

    private async Task BringAsync(RangeLease part, BlobPump pump)
    {
        try
        {
            while (part.Left > 0)
            {
                await BringFurtherAsync(part, pump).ConfigureAwait(false);
            }
        }
        finally
        {
            Parts.Release(part);
        }
    }

    // Where the whole began to come, and was given up for parts that do not, the whole is asked for again before the blob is.
    private async Task BringFurtherAsync(RangeLease part, BlobPump pump)
    {
        try
        {
            await _context.Retry.ExecuteAsync(_ => BringOnceAsync(part, pump), _cancelled).ConfigureAwait(false);
        }
        catch (RegistryUnavailableException error) when (Parts.WereDivided && !_wholeOnly)
        {
            _context.Progress.Detail($"{error.Message}; asking for {Blob.Digest} as a whole");
            AskForTheWhole();
        }
    }

    private void AskForTheWhole()
    {
        _wholeOnly = true;
        Parts.StopDividing();
    }

    // As far as one connection carries. True, because a retry gives something.
    private async Task<bool> BringOnceAsync(RangeLease part, BlobPump pump)
    {
        var start = part.Position;
        try
        {
            await ReceiveAsync(part, Ask(part), pump, _cancelled).ConfigureAwait(false);
        }
        catch (RangeRefusedException)
        {
            AskForTheWhole();
        }
        catch (TransientException error) when (part.Position - start >= BlobDownload.MinProgress)
        {
            _context.Progress.Detail($"{error.Message}; going on with {Blob.Digest} at byte {part.Position}");
        }

        return true;
    }

    // Nothing that goes wrong here is anything but a reason to do without: who runs the attempt has the tries, and meets the failure if it lasts.
    private async Task<HelperResult> TryBringAsync(RangeLease part, BlobPump pump, CancellationToken cancellationToken)
    {
        try
        {
            await ReceiveAsync(part, Ask(part) with { IsExtra = true }, pump, cancellationToken).ConfigureAwait(false);
            return HelperResult.NothingLeft;
        }
        catch (RangeTakenException)
        {
            return HelperResult.NothingLeft;
        }
        catch (Exception error) when (error is TransientException or RegistryPullException or RangeRefusedException or ContentReplacedException)
        {
            _context.Progress.Detail($"a further connection for {Blob.Digest} is not to be had: {error.Message}");
            return part.Position > part.Start ? HelperResult.Broken : HelperResult.Refused;
        }
        finally
        {
            Parts.Release(part);
        }
    }

    private ContentPart Ask(RangeLease part) => _wholeOnly
        ? ContentPart.Whole
        : new ContentPart(part.Position, part.End < Blob.Size ? part.End : null) { Unchanged = ObservesTags ? EntityTag.Parse(_slot.ResumeToken) : null };

    private async Task ReceiveAsync(RangeLease part, ContentPart asked, BlobPump pump, CancellationToken cancellationToken)
    {
        var served = await _repository.OpenBlobAsync(Blob, asked, cancellationToken).ConfigureAwait(false);
        await using var disposing = served.ConfigureAwait(false);
        if (served.Replaces(asked))
        {
            throw new ContentReplacedException();
        }

        if (asked.IsExtra && served.Offset < part.Position)
        {
            throw new RangeRefusedException();
        }

        _slot.ResumeToken = served.Tag?.ToString();
        await pump.RunAsync(served.Body, part.Position - served.Offset, part, (bytes, place) => Take(part, bytes.Span, place)).ConfigureAwait(false);
    }

    private void Take(RangeLease part, ReadOnlySpan<byte> bytes, long place)
    {
        if (!Parts.Confirm(part))
        {
            throw new RangeTakenException();
        }

        _slot.Write(bytes, place);
        part.Position = place + bytes.Length;
        _proof.Wrote(bytes, place);
        _context.Count(bytes.Length);
        Advance(bytes.Length);
    }

    // Under a lock, so that what is told last is the furthest.
    private void Advance(int received)
    {
        lock (_gate)
        {
            _inPlace += received;
            _context.Progress.Advanced(Blob, _inPlace, received);
        }
    }
}
