namespace RegistryPull.Cli.Reporting;

/// <summary>Writes results to standard output: the path of each output as soon as it is there, or one JSON array at the end.</summary>
internal sealed class ResultWriter(TextWriter output, bool json)
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
            output.WriteLine(name);
        }
    }

    public void Finish()
    {
        if (json)
        {
            output.WriteLine(ReportJsonContext.Write(_reports));
        }
    }
}
