using RegistryPull.Cli.Progress;
using RegistryPull.Cli.Reporting;

namespace RegistryPull.Cli.Commands;

/// <summary>Pulls one output after the other. A failure is told and the next is tried; a cancellation ends it.</summary>
internal sealed class PullRun(
    IPullServices services, IProgressDisplay display, ResultWriter results, ErrorWriter errors, TimeProvider time)
{
    // Long enough for the pipeline to note down what has arrived, short enough to feel immediate.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(700);

    /// <returns>The exit code: of the cancellation, else of the first failure.</returns>
    public async Task<int> RunAsync(IReadOnlyList<PullRequest> requests, CancellationToken cancellationToken)
    {
        var code = ExitCode.Done;
        foreach (var request in requests)
        {
            var failure = await TryAsync(request, cancellationToken).ConfigureAwait(false);
            if (failure is OperationCanceledException && cancellationToken.IsCancellationRequested)
            {
                code = errors.Write(failure);
                break;
            }

            code = failure is null ? code : FirstOf(code, errors.Write(failure));
        }

        results.Finish();
        return code;
    }

    private async Task<Exception?> TryAsync(PullRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var result = await PullAsync(request, cancellationToken).ConfigureAwait(false);
            results.Add(request, result);
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }

    private async Task<PullResult> PullAsync(PullRequest request, CancellationToken cancellationToken)
    {
        PullResult? result = null;

        // The screen is put right the moment Ctrl+C is pressed: a second one must not find the cursor hidden.
        using var restore = cancellationToken.Register(() => display.End(null));
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            var pull = services.PullAsync(request, cancellationToken);
            result = await LeavePromptlyAsync(pull, cancellationToken).ConfigureAwait(false);
            return result;
        }
        finally
        {
            display.End(result);
        }
    }

    private async Task<PullResult> LeavePromptlyAsync(Task<PullResult> pull, CancellationToken cancellationToken)
    {
        try
        {
            return await pull.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Task.WhenAny(pull, Task.Delay(Patience, time, CancellationToken.None)).ConfigureAwait(false);
            if (!pull.IsCompletedSuccessfully)
            {
                throw;
            }

            return await pull.ConfigureAwait(false);
        }
    }

    private static int FirstOf(int earlier, int latest) => earlier == ExitCode.Done ? latest : earlier;
}
