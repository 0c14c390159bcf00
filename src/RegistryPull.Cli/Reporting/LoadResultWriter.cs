using RegistryPull.Cli.Progress;
using RegistryPull.Cli.Terminal;

namespace RegistryPull.Cli.Reporting;

/// <summary>
/// Writes the result of a load to standard output: the names that the engine has, or one JSON array.
/// </summary>
internal sealed class LoadResultWriter(ICommandConsole console, bool json)
{
    public void Write(LoadResult result, TransferTotals totals)
    {
        if (json)
        {
            Write(LoadReports.From(result, totals));
            return;
        }

        foreach (var name in result.Images.SelectMany(Names))
        {
            console.Out.WriteLine(name);
        }
    }

    /// <summary>Writes the images of a load that failed; only JSON has them.</summary>
    public void WriteFailure(LoadRequest request, ErrorReport error, TransferTotals totals)
    {
        if (json && error.Code != ExitCode.Usage)
        {
            Write(LoadReports.From(request, error, totals));
        }
    }

    private void Write(IEnumerable<LoadReport> reports) =>
        console.Out.WriteLine(ReportJsonContext.Write(reports.ToList()));

    // An image without a name is known by its ID.
    private static IEnumerable<string> Names(LoadedImage loaded) =>
        loaded.Names.DefaultIfEmpty((loaded.Image.ImageId ?? loaded.Image.Digest).ToString());
}
