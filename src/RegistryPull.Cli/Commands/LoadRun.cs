using RegistryPull.Cli.Progress;
using RegistryPull.Cli.Reporting;

namespace RegistryPull.Cli.Commands;

/// <summary>Loads the images of a request, and reports how it ended.</summary>
internal sealed class LoadRun(
    IPullServices services, CountingProgress progress, LoadResultWriter results, ErrorWriter errors, TimeProvider time)
{
    private const string Format = "engine";

    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(LoadRequest request, CancellationToken cancellationToken)
    {
        var code = ExitCode.Done;
        try
        {
            var result = await LoadAsync(request, cancellationToken).ConfigureAwait(false);
            results.Write(result, progress.Totals);
        }
        catch (Exception failure)
        {
            code = errors.Write(failure, string.Join(", ", request.Images));
            results.WriteFailure(request, errors.Report(failure), progress.Totals);
        }

        return code;
    }

    private async Task<LoadResult> LoadAsync(LoadRequest request, CancellationToken cancellationToken)
    {
        PullResult? summary = null;

        // The cursor is shown again as soon as Ctrl+C is pressed, because a second Ctrl+C ends the process at once.
        using var restore = cancellationToken.Register(() => progress.End(null));
        try
        {
            var load = services.LoadAsync(request, cancellationToken);
            var result = await PromptExit.WaitAsync(load, time, cancellationToken).ConfigureAwait(false);
            summary = Summarize(result);
            return result;
        }
        finally
        {
            progress.End(summary);
        }
    }

    // The displays know outputs: this one went into an engine.
    private static PullResult Summarize(LoadResult result) => new(
        [.. result.Images.Select(static loaded => loaded.Image)],
        Format,
        Output: null,
        result.Size,
        UpToDate: result.Size == 0,
        result.Elapsed);
}
