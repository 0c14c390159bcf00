using RegistryPull.Cli.Progress;
using RegistryPull.Cli.Reporting;
using RegistryPull.Cli.Reports;

namespace RegistryPull.Cli.Commands;

/// <summary>
/// Pulls one output after the other. A failure ends the run unless the request keeps going; a cancellation always does.
/// </summary>
internal sealed class PullRun(
    IPullServices services, CountingProgress progress, ResultWriter results, ErrorWriter errors, TimeProvider time)
{
    private readonly List<RunFailure> _failures = [];
    private readonly List<PulledImage> _pulled = [];
    private readonly List<PullOutcome> _outcomes = [];

    /// <summary>The images of all outputs that came from registries.</summary>
    public IReadOnlyList<PulledImage> Pulled => _pulled;

    /// <summary>How the pull of each output ended.</summary>
    public IReadOnlyList<PullOutcome> Outcomes => _outcomes;

    /// <summary>Whether the run came to its end with something to carry: a failure did not stop it.</summary>
    public bool HasOutput { get; private set; }

    /// <returns>The exit code: of the cancellation, else of the first failure in the order given.</returns>
    public async Task<int> RunAsync(IReadOnlyList<PullRequest> requests, CancellationToken cancellationToken)
    {
        for (var index = 0; index < requests.Count; index++)
        {
            var stop = await TryAsync(requests[index], cancellationToken).ConfigureAwait(false);
            if (stop is not null)
            {
                results.AddNotTried(requests.Skip(index + 1), stop);
                break;
            }

            HasOutput = index == requests.Count - 1 && _outcomes.Exists(static outcome => outcome.Result is not null);
        }

        results.Finish();
        if (requests is [{ KeepGoing: true }, ..] && _failures.Count > 0)
        {
            var names = string.Join(", ", _failures.Select(static failure => failure.Images));
            errors.WriteSummary($"{_failures.Count} of {requests.Sum(static request => request.Images.Length)} images "
                + $"failed: {names}");
        }

        return CodeOf(_failures);
    }

    // What ends the run is last, and a cancellation counts before what failed earlier.
    private static int CodeOf(List<RunFailure> failures) => failures switch
    {
        [] => ExitCode.Done,
        [.., { Code: ExitCode.Cancelled }] => ExitCode.Cancelled,
        _ => failures[0].Code,
    };

    /// <returns>The failure that ends the run; null to go on.</returns>
    private async Task<Exception?> TryAsync(PullRequest request, CancellationToken cancellationToken)
    {
        progress.Begin();
        try
        {
            var result = await PullAsync(request, cancellationToken).ConfigureAwait(false);
            foreach (var missing in result.Missing)
            {
                Add(missing.Failure, missing.Image.ToString());
            }

            _outcomes.Add(new PullOutcome(request, result, null));
            AddPulled(request, result);
            results.Add(request, result, progress.Totals);
            return null;
        }
        catch (Exception failure)
        {
            _outcomes.Add(new PullOutcome(request, null, failure));
            Add(failure, ImageNames.Format(request));
            results.AddFailure(request, failure, progress.Totals);
            var isCancelled = failure is OperationCanceledException && cancellationToken.IsCancellationRequested;
            if (isCancelled || !request.KeepGoing)
            {
                return failure;
            }

            return null;
        }
    }

    // What an archive holds under a name says nothing about the registry.
    private void AddPulled(PullRequest request, PullResult result)
    {
        var references = request.Images.Where(static image => image.Path is null)
            .Select(static image => image.Reference).ToHashSet();
        _pulled.AddRange(result.Images.Where(image => references.Contains(image.Reference)));
    }

    private void Add(Exception failure, string images) =>
        _failures.Add(new RunFailure(errors.Write(failure, images), images));

    private async Task<PullResult> PullAsync(PullRequest request, CancellationToken cancellationToken)
    {
        PullResult? result = null;

        // The cursor is shown again as soon as Ctrl+C is pressed, because a second Ctrl+C ends the process at once.
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
            progress.End(result is { Images.IsEmpty: true } ? null : result);
        }
    }
}
