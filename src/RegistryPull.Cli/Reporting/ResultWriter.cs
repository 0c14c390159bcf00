using RegistryPull.Cli.Terminal;

namespace RegistryPull.Cli.Reporting;

/// <summary>Writes results to standard output: the path of each output as soon as it is there, or one JSON array at the end.</summary>
internal sealed class ResultWriter(ICommandConsole console, bool json)
{
    private readonly List<ImageReport> _reports = [];

    public void Add(PullRequest request, PullResult result)
    {
        if (json)
        {
            _reports.AddRange(Reports.From(result));
        }
        else if (OutputName.From(request, result.Output) is { } name)
        {
            console.ExactOut.WriteLine(name);
        }
    }

    public void Finish()
    {
        if (json)
        {
            console.Out.WriteLine(ReportJsonContext.Write(_reports));
        }
    }
}
