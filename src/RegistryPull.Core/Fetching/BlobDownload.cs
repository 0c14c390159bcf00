using RegistryPull.Content;
using RegistryPull.Fetching.Connections;
using RegistryPull.Repositories;

namespace RegistryPull.Fetching;

/// <summary>Brings one blob into its slot: hashes what is there, fetches the rest, continues where a connection broke, and proves the whole.</summary>
internal sealed class BlobDownload(IImageRepository repository, IBlobSlot slot, FetchContext context)
{
    // An attempt that brought less than this counts as failed, so that a server cannot drip-feed for ever.
    public const long MinProgress = 1024 * 1024;

    // Content that is wrong twice from the start is wrong; a tag that changes twice says nothing about content.
    private const int MaxMismatches = 2;

    private readonly Descriptor _blob = slot.Blob;
    private volatile BlobAttempt? _attempt;

    /// <summary>Who brings what of it; null while nobody does.</summary>
    public BlobParts? Parts => _attempt?.Parts;

    /// <summary>Runs to the end.</summary>
    /// <exception cref="RegistryPullException">The blob cannot be had, or what comes is not it.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        context.Progress.Started(_blob);
        for (var (mismatches, replacements, isChecked) = (0, 0, false); ;)
        {
            var isNew = slot.GapFrom(0) == _blob.Size;
            try
            {
                if (await TryRunAsync(mismatches == 0, replacements < MaxMismatches, cancellationToken).ConfigureAwait(false))
                {
                    Complete(isNew ? BlobOrigin.Registry : BlobOrigin.Resumed);
                    return;
                }
            }
            catch (ContentReplacedException)
            {
                replacements++;
                StartAnew($"{repository.Reference.Registry} has other bytes for {_blob.Digest} than it had: fetching it anew");
                continue;
            }

            // Once: a disk that damages what is written to it would go on for ever.
            if (!isNew && !isChecked && slot.ForgetDamaged())
            {
                isChecked = true;
                context.Progress.Detail($"parts of {_blob.Digest} that an earlier run left are damaged: fetching those anew");
                continue;
            }

            StartAnew($"{_blob.Digest} does not match its digest: fetching it anew");
            if (isNew && !repository.Distrust(_blob) && ++mismatches == MaxMismatches)
            {
                throw new InvalidContentException(
                    $"what {repository.Reference.Registry} serves as {_blob.Digest} does not match that digest, {MaxMismatches} times over: it, a mirror or a proxy changes content");
            }
        }
    }

    /// <summary>Brings parts over one more connection, as long as there are some worth it.</summary>
    public Task<HelperResult> HelpAsync(CancellationToken cancellationToken) =>
        _attempt?.HelpAsync(cancellationToken) ?? Task.FromResult(HelperResult.NothingLeft);

    private async Task<bool> TryRunAsync(bool isDivisible, bool observesTags, CancellationToken cancellationToken)
    {
        var attempt = new BlobAttempt(repository, slot, context, cancellationToken) { ObservesTags = observesTags };
        await using var disposing = attempt.ConfigureAwait(false);
        if (isDivisible)
        {
            _attempt = attempt;
        }

        try
        {
            return await attempt.RunAsync().ConfigureAwait(false);
        }
        finally
        {
            _attempt = null;
        }
    }

    private void Complete(BlobOrigin origin)
    {
        slot.Complete(origin);
        context.Progress.Completed(_blob, origin);
    }

    private void StartAnew(string reason)
    {
        slot.Clear();
        context.Progress.Advanced(_blob, 0, 0);
        context.Progress.Detail(reason);
    }
}
