namespace RegistryPull.Cli.Commands;

/// <summary>Leaves soon after Ctrl+C, whatever the work that was cancelled still waits for.</summary>
internal static class PromptExit
{
    // Long enough for the pipeline to note down what has arrived, short enough to feel immediate.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(700);

    /// <summary>Waits for the work.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled, and did not succeed in time.</exception>
    public static async Task<T> WaitAsync<T>(Task<T> work, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            return await work.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Task.WhenAny(work, Task.Delay(Patience, time, CancellationToken.None)).ConfigureAwait(false);
            if (!work.IsCompletedSuccessfully)
            {
                throw;
            }

            return await work.ConfigureAwait(false);
        }
    }
}
