using RegistryPull.Cli.Progress;
using RegistryPull.Cli.Reporting;

namespace RegistryPull.Cli.Commands;

/// <summary>Pushes one image after the other. After a failure the next one is tried; a cancellation ends the
/// run.</summary>
internal sealed class PushRun(
    IPullServices services, CountingProgress progress, PushWriter results, ErrorWriter errors)
{
    /// <returns>The exit code: of the cancellation, else of the first failure.</returns>
    public async Task<int> RunAsync(IReadOnlyList<PushRequest> requests, CancellationToken cancellationToken)
    {
        var code = ExitCode.Done;
        for (var index = 0; index < requests.Count; index++)
        {
            var failure = await TryAsync(requests[index], cancellationToken).ConfigureAwait(false);
            if (failure is OperationCanceledException && cancellationToken.IsCancellationRequested)
            {
                code = errors.Write(failure, $"{requests[index].Image}");
                AddNotTried(requests.Skip(index + 1), failure);
                break;
            }

            if (failure is not null)
            {
                var latest = errors.Write(failure, $"{requests[index].Image}");
                code = FirstOf(code, latest);
            }
        }

        results.Finish();
        return code;
    }

    private static int FirstOf(int earlier, int latest) => earlier switch
    {
        ExitCode.Done => latest,
        _ => earlier,
    };

    private void AddNotTried(IEnumerable<PushRequest> requests, Exception cancellation)
    {
        foreach (var request in requests)
        {
            results.AddFailure(request, errors.Report(cancellation), TransferTotals.None);
        }
    }

    private async Task<Exception?> TryAsync(PushRequest request, CancellationToken cancellationToken)
    {
        progress.Begin();
        PushResult? result = null;

        // The cursor is shown again as soon as Ctrl+C is pressed, because a second Ctrl+C ends the process at once.
        using var restore = cancellationToken.Register(() => progress.EndPush(null));
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            result = await services.PushAsync(request, cancellationToken).ConfigureAwait(false);
            results.Add(result, progress.Totals);
            return null;
        }
        catch (Exception failure)
        {
            results.AddFailure(request, errors.Report(failure), progress.Totals);
            return failure;
        }
        finally
        {
            progress.EndPush(result);
        }
    }
}
