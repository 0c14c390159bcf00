using System.Collections.Immutable;
using RegistryPull.Deltas;
using RegistryPull.Fetching;
using RegistryPull.Opening;
using RegistryPull.Output;
using RegistryPull.Pulling;
using RegistryPull.Selecting;
using RegistryPull.Telemetry;

namespace RegistryPull;

/// <summary>Pulls images into one complete and verified output.</summary>
public sealed class ImagePuller
{
    private readonly ImageOpener _opener;
    private readonly LayerFetcher _fetcher;
    private readonly OutputFactory _outputs;
    private readonly OutputCompanions _companions;

    internal ImagePuller(
        ImageOpener opener, LayerFetcher fetcher, OutputFactory outputs, OutputCompanions companions) =>
        (_opener, _fetcher, _outputs, _companions) = (opener, fetcher, outputs, companions);

    internal PullActivities? Activities { get; init; }

    internal IPullProgress Progress { get; init; } = new NoProgress();

    internal TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Pulls the images of one output.</summary>
    /// <param name="request">The images and the output.</param>
    /// <param name="cancellationToken">Cancels the pull; what has arrived is kept for the next pull of the same
    /// request.</param>
    /// <returns>The images and the output.</returns>
    /// <exception cref="RegistryPullException">The pull failed; the message is for the user. Of several images that
    /// fail, it is about the first in the order of the request.</exception>
    public async Task<PullResult> PullAsync(PullRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var started = Time.GetTimestamp();
        using var activity = Activities?.StartPull(request);
        try
        {
            var output = _outputs.Open(request);
            OutputCompanions.Validate(request, output);
            using var pull = await OpenAsync(
                request, output, BlobsAhead(request, output), cancellationToken).ConfigureAwait(false);
            var pulled = await pull.WriteAsync(_fetcher, cancellationToken).ConfigureAwait(false);
            NoteDelta(request, pulled.Delta);
            var transfer = await _companions
                .WriteAsync(request, pull, pulled, cancellationToken)
                .ConfigureAwait(false);
            var written = pulled.Written;
            return new PullResult(
                Describe(pull, pulled),
                output.Format,
                written.Path,
                written.Size,
                written.UpToDate,
                Time.GetElapsedTime(started))
            {
                Volumes = written.Volumes,
                Requires = pulled.Delta.Requires,
                Missing = pull.Missing,
                TransferFile = transfer,
            };
        }
        catch (Exception error)
        {
            activity?.SetFailure(error);
            throw;
        }
    }

    /// <summary>Says what a pull would do. Only documents are fetched, and nothing is written.</summary>
    /// <param name="request">The images and the output.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The images, and what their layers would take.</returns>
    /// <exception cref="RegistryPullException">The pull would fail, as far as the documents and the volume of the
    /// output tell.</exception>
    public async Task<PlannedPull> PlanAsync(PullRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var output = _outputs.Open(request);
        OutputCompanions.Validate(request, output);
        using var pull = await OpenAsync(request, output, 0, cancellationToken).ConfigureAwait(false);
        var delta = pull.PlanDelta();
        NoteDelta(request, delta);
        var forecast = await FailureContext
            .RunAsync(pull.Items, () => ForecastAsync(output, delta, cancellationToken))
            .ConfigureAwait(false);
        var written = new WrittenOutput(forecast.Path, forecast.Size ?? 0, forecast.UpToDate, forecast.Origins);
        return new PlannedPull(
            Describe(pull, new PulledOutput(written, delta)),
            output.Format,
            forecast.Path,
            forecast.Size,
            forecast.UpToDate)
        {
            Missing = pull.Missing,
            BytesToFetch = forecast.BytesToFetch,
            BytesResumed = forecast.Resumed.Values.Sum(),
            FreeSpace = forecast.FreeSpace,
        };
    }

    private async Task<OpenedPull> OpenAsync(
        PullRequest request, ImageOutput output, int blobsAhead, CancellationToken cancellationToken)
    {
        var options = new SelectionOptions(request.Platforms, request.Names)
        {
            BlobsAhead = blobsAhead,
            Referrers = request.Referrers,
            Pins = request.Pins,
            KeepsGoing = request.KeepGoing,
        };
        ImmutableArray<BaseTransfer> transfers = [.. request.BaseTransfers.Select(BaseTransfer.Read)];
        var images = await _opener
            .OpenAllAsync(request.Images, options, cancellationToken)
            .ConfigureAwait(false);
        try
        {
            var bases = await _opener
                .OpenAllAsync(request.Bases, new SelectionOptions(request.Platforms, []), cancellationToken)
                .ConfigureAwait(false);
            var pull = new OpenedPull(request, output, images, new PullBases(bases, transfers));
            if (request.KeepGoing)
            {
                pull.LeaveOutUnfit();
            }

            return pull;
        }
        catch
        {
            images.Dispose();
            throw;
        }
    }

    // Volumes are counted, and compared with those that exist, before a layer is requested.
    private int BlobsAhead(PullRequest request, ImageOutput output)
    {
        if (request is { Images.Length: 1, HasBases: false, VolumeSize: null } && output.IsNew)
        {
            return _fetcher.BlobsAhead;
        }

        return 0;
    }

    private void NoteDelta(PullRequest request, DeltaPlan delta)
    {
        if (request.HasBases)
        {
            Progress.Note(DeltaNotes.Describe(
                delta, [.. request.Bases.Select(static image => image.ToString()), .. request.BaseTransfers]));
        }
    }

    private Task<OutputForecast> ForecastAsync(
        ImageOutput output, DeltaPlan delta, CancellationToken cancellationToken)
    {
        if (delta.Images.IsEmpty)
        {
            return Task.FromResult(OutputForecast.None);
        }

        return output.ForecastAsync(delta.Images, _fetcher.IsCached, cancellationToken);
    }

    private static ImmutableArray<PulledImage> Describe(OpenedPull pull, PulledOutput pulled)
    {
        var pairs = pull.Items.Zip(pulled.Delta.Images);
        return
        [
            .. pairs.Select(pair => PulledImages.From(pair.Second, pulled.Written) with
            {
                Reference = pair.First.Locator.Reference,
            }),
        ];
    }
}
