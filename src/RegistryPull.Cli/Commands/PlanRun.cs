using RegistryPull.Cli.Progress;
using RegistryPull.Cli.Reporting;

namespace RegistryPull.Cli.Commands;

/// <summary>Says what a run of pulls would do, output by output. A failure ends it unless the request keeps
/// going.</summary>
internal sealed class PlanRun(IPullServices services, ResultWriter results, ErrorWriter errors)
{
    private int _code = ExitCode.Done;

    /// <returns>The exit code: of the cancellation, else of the first failure in the order given.</returns>
    public async Task<int> RunAsync(IReadOnlyList<PullRequest> requests, CancellationToken cancellationToken)
    {
        errors.Resumes = false;
        for (var index = 0; index < requests.Count; index++)
        {
            if (await TryAsync(requests[index], cancellationToken).ConfigureAwait(false) is { } stop)
            {
                results.AddNotTried(requests.Skip(index + 1), stop);
                break;
            }
        }

        results.Finish();
        return _code;
    }

    /// <returns>The failure that ends the run; null to go on.</returns>
    private async Task<Exception?> TryAsync(PullRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var planned = await services.PlanAsync(request, cancellationToken)
                .WaitAsync(cancellationToken)
                .ConfigureAwait(false);
            foreach (var missing in planned.Missing)
            {
                Report(missing.Failure, missing.Image.ToString());
            }

            results.Add(request, planned);
            WriteEvent(request, planned);
            return null;
        }
        catch (Exception failure)
        {
            Report(failure, ImageNames.Format(request));
            results.AddFailure(request, failure, TransferTotals.None);
            var stops = cancellationToken.IsCancellationRequested || !request.KeepGoing;
            if (stops)
            {
                return failure;
            }

            return null;
        }
    }

    private void WriteEvent(PullRequest request, PlannedPull planned)
    {
        if (!planned.Images.IsEmpty)
        {
            errors.Events?.Write(new ProgressEvent("result")
            {
                Image = ImageNames.Format(request),
                Bytes = planned.Size,
                Output = planned.Output,
                UpToDate = planned.UpToDate,
                BytesReceived = 0,
                BytesResumed = planned.BytesResumed,
                ElapsedSeconds = 0,
            });
        }
    }

    private void Report(Exception failure, string images)
    {
        var code = errors.Write(failure, images);
        if (_code == ExitCode.Done || code == ExitCode.Cancelled)
        {
            _code = code;
        }
    }
}
