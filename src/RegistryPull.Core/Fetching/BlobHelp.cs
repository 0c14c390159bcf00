using RegistryPull.Fetching.Connections;
using RegistryPull.Retrying;

namespace RegistryPull.Fetching;

/// <summary>Brings leases of a blob beside its <see cref="BlobAttempt"/>, over one connection.</summary>
/// <param name="blob">The blob.</param>
/// <param name="context">What all downloads share.</param>
/// <param name="parts">The leases of the blob.</param>
/// <param name="receiver">Requests them.</param>
internal sealed class BlobHelp(Descriptor blob, FetchContext context, BlobParts parts, RangeReceiver receiver)
{
    /// <summary>Brings leases as long as there are some worth a request.</summary>
    /// <param name="cancellationToken">Cancels it.</param>
    public async Task<HelperResult> RunAsync(CancellationToken cancellationToken)
    {
        using var pump = new BlobPump(context, blob);
        while (parts.TryLeaseToHelper() is { } lease)
        {
            var result = await BringAsync(lease, pump, cancellationToken).ConfigureAwait(false);
            if (result != HelperResult.Done)
            {
                return result;
            }
        }

        return HelperResult.Done;
    }

    private async Task<HelperResult> BringAsync(RangeLease lease, BlobPump pump, CancellationToken cancellationToken)
    {
        // Not disposed: it has no timer, and may be cancelled after the end.
        var takenOver = new CancellationTokenSource();
        lease.BeginHelp(context.Time.GetTimestamp(), takenOver.Cancel);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, takenOver.Token);
        try
        {
            return await ReceiveAsync(lease, pump, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (lease.IsTakenOver && !cancellationToken.IsCancellationRequested)
        {
            Report("another one is faster");
            return HelperResult.Broken;
        }
        finally
        {
            parts.Release(lease);
        }
    }

    // Failures of a helper connection are not retried here; the main connection retries and reports them.
    private async Task<HelperResult> ReceiveAsync(RangeLease lease, BlobPump pump, CancellationToken cancellationToken)
    {
        try
        {
            var result = await receiver.ReceiveExtraAsync(lease, pump, cancellationToken).ConfigureAwait(false);
            return result switch
            {
                RangeResult.Refused => Stop(lease, "the server does not serve the range"),
                RangeResult.Replaced => Stop(lease, "the server has other content than before"),
                _ => HelperResult.Done,
            };
        }
        catch (Exception error) when (error is TransientException or RegistryPullException)
        {
            return Stop(lease, error.Message);
        }
    }

    private HelperResult Stop(RangeLease lease, string reason)
    {
        Report(reason);
        if (lease.Position > lease.Start)
        {
            return HelperResult.Broken;
        }

        return HelperResult.Refused;
    }

    private void Report(string reason) =>
        context.Progress.Detail($"cannot use a further connection for {blob.Digest}: {reason}");
}
