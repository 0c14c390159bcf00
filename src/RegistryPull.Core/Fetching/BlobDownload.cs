using RegistryPull.Content;
using RegistryPull.Fetching.Connections;
using RegistryPull.Repositories;

namespace RegistryPull.Fetching;

/// <summary>Fills the slot of one blob: verifies present bytes, fetches the rest, and starts over on a
/// mismatch.</summary>
/// <remarks>
/// <code>
/// attempt ended with      | then
/// ------------------------+------------------------------------------------------------------
/// verified                | complete
/// replaced                | start over; after two, entity tags are ignored
/// mismatch, was resumed   | forget the damaged bytes, once; else start over
/// mismatch, was new       | start over over one connection; at another host where there is one,
///                         | else fail at the second
/// </code>
/// </remarks>
internal sealed class BlobDownload(IImageRepository repository, IBlobSlot slot, FetchContext context)
{
    /// <summary>The least bytes of a connection that count as progress: a server could send less forever.</summary>
    public const long MinProgress = 1024 * 1024;

    private const int MaxMismatches = 2;

    // A tag that changes twice says nothing about the content.
    private const int MaxReplacements = 2;

    private readonly Descriptor _blob = slot.Blob;
    private volatile BlobAttempt? _attempt;
    private int _mismatches;
    private int _replacements;
    private bool _isChecked;

    /// <summary>Gets the leases of the blob; null while it cannot be divided.</summary>
    public BlobParts? Parts => _attempt?.Parts;

    /// <summary>Downloads the blob.</summary>
    /// <param name="cancellationToken">Cancels the download; present bytes stay.</param>
    /// <exception cref="RegistryPullException">The blob cannot be fetched, or does not match its digest.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        context.Progress.Started(_blob);
        while (true)
        {
            var isNew = slot.GapFrom(0) == _blob.Size;
            switch (await RunAttemptAsync(cancellationToken).ConfigureAwait(false))
            {
                case AttemptResult.Verified:
                    Complete(isNew ? repository.Origin : BlobOrigin.Resumed);
                    return;
                case AttemptResult.Replaced:
                    _replacements++;
                    StartOver($"{repository.Reference.Registry} serves other content for {_blob.Digest} than before");
                    break;
                default:
                    HandleMismatch(isNew);
                    break;
            }
        }
    }

    /// <summary>Brings parts over a helper connection, as long as there are some worth a request.</summary>
    /// <param name="cancellationToken">Cancels it.</param>
    public Task<HelperResult> HelpAsync(CancellationToken cancellationToken) =>
        _attempt?.HelpAsync(cancellationToken) ?? Task.FromResult(HelperResult.Done);

    private async Task<AttemptResult> RunAttemptAsync(CancellationToken cancellationToken)
    {
        var observesTags = _replacements < MaxReplacements;
        var attempt = new BlobAttempt(repository, slot, context, observesTags, cancellationToken);
        await using var disposing = attempt.ConfigureAwait(false);

        // After a mismatch one connection fetches the whole blob, because a part may have been wrong.
        _attempt = _mismatches == 0 ? attempt : null;
        try
        {
            return await attempt.RunAsync().ConfigureAwait(false);
        }
        finally
        {
            _attempt = null;
        }
    }

    private void HandleMismatch(bool isNew)
    {
        // Only once, otherwise a failing disk loops forever.
        if (!isNew && !_isChecked && slot.ForgetDamaged())
        {
            _isChecked = true;
            context.Progress.Detail($"parts of {_blob.Digest} from an earlier run are damaged: fetching them again");
            return;
        }

        StartOver($"{_blob.Digest} does not match its digest");
        if (isNew && !repository.ReportCorrupt(_blob) && ++_mismatches == MaxMismatches)
        {
            throw new InvalidContentException(
                $"what {repository.Reference.Registry} serves as {_blob.Digest} does not match that digest "
                + $"(gave up after {MaxMismatches} attempts): it, a mirror or a proxy changes content");
        }
    }

    private void Complete(BlobOrigin origin)
    {
        slot.Complete(origin);
        context.Progress.Completed(_blob, origin);
    }

    private void StartOver(string reason)
    {
        slot.Clear();
        context.Progress.Advanced(_blob, 0, 0);
        context.Progress.Detail($"{reason}: fetching it again");
    }
}
