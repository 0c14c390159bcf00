using RegistryPull.Cli.Reports;

namespace RegistryPull.Cli.Options;

/// <summary>Writes the file of <c>--report</c>.</summary>
internal sealed class ReportOption(OptionGroup group)
{
    private readonly Setting _file = group.Value("--report <FILE>",
        "Write a report for a person who has to approve the output: images, digests, labels, layers, referrers, and "
        + "what is missing. .html is one page to print, .csv a table, .json a bill of materials (CycloneDX 1.6). An "
        + "existing file is replaced. SOURCE_DATE_EPOCH sets the time in it. Not written by --dry-run. Default: none.");

    /// <summary>Reads the name; null when none was given.</summary>
    /// <param name="environment">Reads an environment variable.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="RegistryPullException">It is not the name of a report.</exception>
    public ReportFile? Read(Func<string, string?> environment, TimeProvider time) => _file.Path switch
    {
        null => null,
        "" => throw new InvalidRequestException($"{_file.Source} is empty: name a file"),
        var path => ReportFile.Open(path, ReportTime.Read(environment, time)),
    };
}
