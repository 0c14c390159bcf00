using RegistryPull.Cli.Progress;
using RegistryPull.Cli.Reporting;

namespace RegistryPull.Cli.Commands;

/// <summary>
/// Pulls one output after the other. After a failure the next one is tried; a cancellation ends the run.
/// </summary>
internal sealed class PullRun(
    IPullServices services, CountingProgress progress, ResultWriter results, ErrorWriter errors, TimeProvider time)
{
    /// <returns>The exit code: of the cancellation, else of the first failure.</returns>
    public async Task<int> RunAsync(IReadOnlyList<PullRequest> requests, CancellationToken cancellationToken)
    {
        var code = ExitCode.Done;
        for (var index = 0; index < requests.Count; index++)
        {
            var failure = await TryAsync(requests[index], cancellationToken).ConfigureAwait(false);
            if (failure is OperationCanceledException && cancellationToken.IsCancellationRequested)
            {
                code = errors.Write(failure, Images(requests[index]));
                AddNotTried(requests.Skip(index + 1), failure);
                break;
            }

            code = failure is null ? code : FirstOf(code, errors.Write(failure, Images(requests[index])));
        }

        results.Finish();
        return code;
    }

    private void AddNotTried(IEnumerable<PullRequest> requests, Exception cancellation)
    {
        foreach (var request in requests)
        {
            results.AddFailure(request, errors.Report(cancellation), TransferTotals.None);
        }
    }

    private async Task<Exception?> TryAsync(PullRequest request, CancellationToken cancellationToken)
    {
        progress.Begin();
        try
        {
            var result = await PullAsync(request, cancellationToken).ConfigureAwait(false);
            results.Add(request, result, progress.Totals);
            return null;
        }
        catch (Exception failure)
        {
            results.AddFailure(request, errors.Report(failure), progress.Totals);
            return failure;
        }
    }

    private async Task<PullResult> PullAsync(PullRequest request, CancellationToken cancellationToken)
    {
        PullResult? result = null;

        // The screen is put right the moment Ctrl+C is pressed: a second one must not find the cursor hidden.
        using var restore = cancellationToken.Register(() => progress.End(null));
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            var pull = services.PullAsync(request, cancellationToken);
            result = await PromptExit.WaitAsync(pull, time, cancellationToken).ConfigureAwait(false);
            return result;
        }
        finally
        {
            progress.End(result);
        }
    }

    private static string Images(PullRequest request) =>
        string.Join(", ", request.Images);

    private static int FirstOf(int earlier, int latest) => earlier == ExitCode.Done ? latest : earlier;
}
