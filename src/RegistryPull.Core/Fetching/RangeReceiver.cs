using RegistryPull.Content;
using RegistryPull.Fetching.Connections;
using RegistryPull.Repositories;
using RegistryPull.Retrying;

namespace RegistryPull.Fetching;

/// <summary>Requests the bytes of leases, and writes them into the slot of a blob.</summary>
internal sealed class RangeReceiver(
    IImageRepository repository, IBlobSlot slot, FetchContext context, BlobParts parts, BlobProof proof)
{
    private readonly Lock _gate = new();
    private long _present;

    /// <summary>Gets whether only content is continued that is still the same at the server.</summary>
    public bool ObservesTags { get; init; } = true;

    /// <summary>Gets or sets whether the whole blob is requested, whatever the lease.</summary>
    public bool IsWholeOnly { get; set; }

    /// <summary>Counts bytes of the slot, and reports the progress.</summary>
    /// <param name="present">How many more are present.</param>
    /// <param name="received">How many of them came from the network.</param>
    public void Advance(long present, int received)
    {
        // Under the lock, so that the last report has the highest position.
        lock (_gate)
        {
            _present += present;
            context.Progress.Advanced(slot.Blob, _present, received);
        }
    }

    /// <summary>Receives what a lease still misses, over one connection.</summary>
    /// <param name="lease">The lease, whose position is moved.</param>
    /// <param name="pump">The buffers.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="TransientException">The connection broke, or was not made.</exception>
    public Task<RangeResult> ReceiveAsync(RangeLease lease, BlobPump pump, CancellationToken cancellationToken) =>
        ReceiveAsync(lease, Part(lease), pump, cancellationToken);

    /// <summary>Receives what a lease still misses over a helper connection, which the server may refuse.</summary>
    /// <inheritdoc cref="ReceiveAsync(RangeLease, BlobPump, CancellationToken)"/>
    public Task<RangeResult> ReceiveExtraAsync(RangeLease lease, BlobPump pump, CancellationToken cancellationToken) =>
        ReceiveAsync(lease, Part(lease) with { IsOptional = true }, pump, cancellationToken);

    private BlobRange Part(RangeLease lease)
    {
        if (IsWholeOnly)
        {
            return BlobRange.Whole;
        }

        long? end = lease.End < slot.Blob.Size ? lease.End : null;
        var token = ObservesTags ? slot.ResumeToken : null;
        return new BlobRange(lease.Position, end) { ResumeToken = token };
    }

    // A refused helper connection is closed. It says nothing about the others.
    private async Task<RangeResult> ReceiveAsync(
        RangeLease lease, BlobRange part, BlobPump pump, CancellationToken cancellationToken)
    {
        using var connection = await context.Budget.EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await ReceiveAsync(connection, lease, part, pump, cancellationToken).ConfigureAwait(false);
        }
        catch (TransientException) when (!part.IsOptional)
        {
            connection.Fail();
            throw;
        }
    }

    private async Task<RangeResult> ReceiveAsync(
        UsedConnection connection,
        RangeLease lease,
        BlobRange part,
        BlobPump pump,
        CancellationToken cancellationToken)
    {
        if (await TryOpenAsync(part, cancellationToken).ConfigureAwait(false) is not { } served)
        {
            return RangeResult.Refused;
        }

        connection.Answered(served.Waited);
        await using var disposing = served.ConfigureAwait(false);
        if (served.IsReplaced)
        {
            return RangeResult.Replaced;
        }

        // The bytes before the lease come over another connection already.
        if (part.IsOptional && served.Offset < lease.Position)
        {
            return RangeResult.Refused;
        }

        slot.ResumeToken = served.ResumeToken;
        var skip = lease.Position - served.Offset;
        var isReceived = await pump
            .RunAsync(served.Body, skip, lease, (bytes, offset) => TryWrite(lease, bytes.Span, offset))
            .ConfigureAwait(false);
        if (isReceived)
        {
            return RangeResult.Received;
        }

        return RangeResult.Taken;
    }

    private async Task<ServedBlob?> TryOpenAsync(BlobRange part, CancellationToken cancellationToken)
    {
        try
        {
            return await repository.OpenBlobAsync(slot.Blob, part, cancellationToken).ConfigureAwait(false);
        }
        catch (RangeRefusedException)
        {
            return null;
        }
    }

    private bool TryWrite(RangeLease lease, ReadOnlySpan<byte> bytes, long offset)
    {
        if (!parts.TryConfirm(lease))
        {
            return false;
        }

        slot.Write(bytes, offset);
        lease.Position = offset + bytes.Length;
        proof.Wrote(bytes, offset);
        Advance(bytes.Length, repository.Origin switch
        {
            BlobOrigin.Registry => bytes.Length,
            _ => 0,
        });
        return true;
    }
}
