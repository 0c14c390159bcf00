using RegistryPull.Cli.Progress;
using RegistryPull.Cli.Terminal;

namespace RegistryPull.Cli.Reporting;

/// <summary>
/// Writes results to standard output: the path of each output as soon as it is there, or one JSON array at the end.
/// </summary>
internal sealed class ResultWriter(ICommandConsole console, bool json)
{
    private readonly List<ImageReport> _reports = [];

    public void Add(PullRequest request, PullResult result, TransferTotals totals)
    {
        if (json)
        {
            _reports.AddRange(ImageReports.From(result, totals));
            return;
        }

        foreach (var name in DisplayedPath.AllFrom(request, result))
        {
            console.ExactOut.WriteLine(name);
        }
    }

    /// <summary>Adds the images of an output that failed; only JSON has them.</summary>
    public void AddFailure(PullRequest request, ErrorReport error, TransferTotals totals) =>
        _reports.AddRange(ImageReports.From(request, error, totals));

    public void Finish()
    {
        if (json)
        {
            console.Out.WriteLine(ReportJsonContext.Write(_reports));
        }
    }
}
