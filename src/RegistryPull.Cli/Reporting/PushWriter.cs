using RegistryPull.Cli.Progress;
using RegistryPull.Cli.Terminal;

namespace RegistryPull.Cli.Reporting;

/// <summary>Writes what was pushed to standard output: <c>NAME@DIGEST</c> as soon as it is there, or one JSON array at
/// the end.</summary>
internal sealed class PushWriter(ICommandConsole console, bool json)
{
    private readonly List<PushReport> _reports = [];

    public void Add(PushResult result, TransferTotals totals)
    {
        if (json)
        {
            _reports.AddRange(PushReport.From(result, totals));
            return;
        }

        foreach (var image in result.Images)
        {
            console.ExactOut.WriteLine($"{image.Target}@{image.Digest}");
        }
    }

    /// <summary>Adds an image that failed, for <c>--json</c>.</summary>
    public void AddFailure(PushRequest request, ErrorReport error, TransferTotals totals) =>
        _reports.Add(PushReport.From(request, error, totals));

    public void Finish()
    {
        if (json)
        {
            console.Out.WriteLine(ReportJsonContext.Write(_reports));
        }
    }
}
