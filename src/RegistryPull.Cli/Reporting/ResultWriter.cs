using RegistryPull.Cli.Progress;
using RegistryPull.Cli.Terminal;

namespace RegistryPull.Cli.Reporting;

/// <summary>
/// Writes results to standard output: the path of each output as soon as it is there, or one JSON array at the end.
/// </summary>
internal sealed class ResultWriter(ICommandConsole console, bool json, Func<Exception, ErrorReport> describe)
{
    private readonly List<ImageReport> _reports = [];

    public void Add(PullRequest request, PullResult result, TransferTotals totals)
    {
        if (json)
        {
            _reports.AddRange(ImageReports.From(request, result, describe, totals));
            return;
        }

        foreach (var name in DisplayedPath.AllFrom(request, result))
        {
            console.ExactOut.WriteLine(name);
        }
    }

    /// <summary>Adds what a pull would do.</summary>
    public void Add(PullRequest request, PlannedPull planned)
    {
        if (json)
        {
            _reports.AddRange(ImageReports.From(request, planned, describe));
        }
        else
        {
            console.Out.Write(PlanText.Format(planned, DisplayedPath.From(request, planned.Output) ?? "-"));
        }
    }

    /// <summary>Adds the images of an output that failed; only JSON has them.</summary>
    public void AddFailure(PullRequest request, Exception failure, TransferTotals totals) =>
        _reports.AddRange(ImageReports.From(request, failure, describe(failure), totals));

    /// <summary>Adds the images of outputs that were not tried because of an earlier failure.</summary>
    public void AddNotTried(IEnumerable<PullRequest> requests, Exception failure) =>
        _reports.AddRange(requests.SelectMany(request => ImageReports.NotTried(request, describe(failure))));

    public void Finish()
    {
        if (json)
        {
            console.Out.WriteLine(ReportJsonContext.Write(_reports));
        }
    }
}
