using RegistryPull.Exporting;
using RegistryPull.Fetching.Connections;
using RegistryPull.Repositories;


namespace RegistryPull.Fetching;

/// <summary>Brings one blob into its window: hashes what is there, fetches the rest, continues where a connection broke, and proves the whole.</summary>
internal sealed class BlobDownload(IImageRepository repository, IBlobWindow window, FetchContext context)
{
    // An attempt that brought less than this counts as failed, so that a server cannot drip-feed for ever.
    public const long MinProgress = 1024 * 1024;

    // Content that is wrong twice from the start is wrong; a tag that changes twice says nothing about content.
    private const int MaxMismatches = 2;

    private readonly Descriptor _blob = window.Blob;
    private volatile BlobAttempt? _attempt;

    /// <summary>Who brings what of it; null while nobody does.</summary>
    public BlobParts? Parts => _attempt?.Parts;

    /// <summary>Runs to the end.</summary>
    /// <returns>Where the bytes came from.</returns>
    /// <exception cref="RegistryPullException">The blob cannot be had, or what comes is not it.</exception>
    public async Task<BlobOrigin> RunAsync(CancellationToken cancellationToken)
    {
        context.Progress.Started(_blob);
        for (var (mismatches, replacements, isChecked) = (0, 0, false); ;)
        {
            var isNew = window.MissingFrom(0) == _blob.Size;
            try
            {
                if (await TryRunAsync(mismatches == 0, replacements < MaxMismatches, cancellationToken))
                {
                    return Complete(isNew ? BlobOrigin.Registry : BlobOrigin.Resumed);
                }
            }
            catch (ContentReplacedException)
            {
                replacements++;
                StartAnew($"{repository.Reference.Registry} has other bytes for {_blob.Digest} than it had: fetching it anew");
                continue;
            }

            // Once: a disk that damages what is written to it would go on for ever.
            if (!isNew && !isChecked && window.ForgetDamaged())
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
        await using var attempt = new BlobAttempt(repository, window, context, cancellationToken) { ObservesTags = observesTags };
        if (isDivisible)
        {
            _attempt = attempt;
        }

        try
        {
            return await attempt.RunAsync();
        }
        finally
        {
            _attempt = null;
        }
    }

    private BlobOrigin Complete(BlobOrigin origin)
    {
        window.Complete();
        context.Progress.Completed(_blob, origin);
        return origin;
    }

    private void StartAnew(string reason)
    {
        window.Clear();
        context.Progress.Advanced(_blob, 0, 0);
        context.Progress.Detail(reason);
    }
}
