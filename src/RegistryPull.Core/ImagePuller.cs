using RegistryPull.Deltas;
using RegistryPull.Exporting;
using RegistryPull.Fetching;
using RegistryPull.Opening;
using RegistryPull.Output;
using RegistryPull.Selecting;
using RegistryPull.Telemetry;

namespace RegistryPull;

/// <summary>Pulls images from registries into one complete and verified output.</summary>
public sealed class ImagePuller
{
    private readonly ImageOpener _opener;
    private readonly LayerFetcher _fetcher;
    private readonly OutputFactory _outputs;

    internal ImagePuller(ImageOpener opener, LayerFetcher fetcher, OutputFactory outputs) =>
        (_opener, _fetcher, _outputs) = (opener, fetcher, outputs);

    internal PullActivities? Activities { get; init; }

    internal IPullProgress Progress { get; init; } = new NoProgress();

    internal TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Pulls the images of one output.</summary>
    /// <param name="request">The images and the output.</param>
    /// <param name="cancellationToken">Cancels the pull; what has arrived is kept for the next pull of the same
    /// request.</param>
    /// <returns>The images and the output.</returns>
    /// <exception cref="RegistryPullException">The pull failed; the message is for the user.</exception>
    public async Task<PullResult> PullAsync(PullRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var started = Time.GetTimestamp();
        using var activity = Activities?.StartPull(request);
        try
        {
            var output = _outputs.Open(request);
            var options = new SelectionOptions(request.Platforms, request.Names)
            {
                BlobsAhead = request.Images.Length == 1 && output.IsNew ? _fetcher.BlobsAhead : 0,
                Referrers = request.Referrers,
            };
            using var opened = await _opener
                .OpenAllAsync(request.Images, options, cancellationToken)
                .ConfigureAwait(false);
            var delta = await OmitAsync(opened, request, output.Omission, cancellationToken).ConfigureAwait(false);
            var content = _fetcher.Open(opened.Items);
            var written = await FailureContext
                .RunAsync(opened.Items, () => output.WriteAsync(delta.Images, content, cancellationToken))
                .ConfigureAwait(false);
            if (written.WholePath is { } path)
            {
                await DeltaFiles.WriteAsync(path, delta.Requires, cancellationToken).ConfigureAwait(false);
            }

            return new PullResult(
                [.. delta.Images.Select(image => PulledImages.From(image, written))],
                output.Format,
                written.Path,
                written.Size,
                written.UpToDate,
                Time.GetElapsedTime(started))
            {
                Volumes = written.Volumes,
                Requires = delta.Requires,
            };
        }
        catch (Exception error)
        {
            activity?.SetFailure(error);
            throw;
        }
    }

    private async Task<DeltaPlan> OmitAsync(
        OpenedImages opened, PullRequest request, LayerOmission omission, CancellationToken cancellationToken)
    {
        if (request.Bases.IsEmpty)
        {
            return new DeltaPlan([.. opened.Images], [], 0);
        }

        var options = new SelectionOptions(request.Platforms, []);
        using var bases = await _opener.OpenAllAsync(request.Bases, options, cancellationToken).ConfigureAwait(false);
        var delta = DeltaPlan.Create(opened.Images, bases.Images, omission);
        Progress.Note(DeltaNotes.Describe(delta, request.Bases));
        return delta;
    }
}
