using System.Collections.Immutable;
using RegistryPull.Interop;

namespace RegistryPull.Cli.Reports;

/// <summary>The file that a report is written to.</summary>
/// <param name="path">Its full path.</param>
/// <param name="format">Its kind.</param>
/// <param name="created">The time that the report states.</param>
internal sealed class ReportFile(string path, IReportFormat format, DateTimeOffset created)
{
    private const string TransferEnding = ".transfer.json";
    private const string Advice = "name another file with --report";

    /// <summary>Gets the endings of reports.</summary>
    public static ImmutableArray<string> Endings { get; } = [".html", ".csv", ".json"];

    /// <summary>Gets the time that the report states.</summary>
    public DateTimeOffset Created => created;

    /// <summary>Opens the file that a user names. Nothing is written.</summary>
    /// <param name="path">The path as typed.</param>
    /// <param name="created">The time that the report states.</param>
    /// <exception cref="InvalidRequestException">Its ending is not that of a report.</exception>
    /// <exception cref="OutputException">A directory or a device of Windows has this name.</exception>
    public static ReportFile Open(string path, DateTimeOffset created)
    {
        if (path.EndsWith(TransferEnding, StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidRequestException(
                $"--report {TerminalText.Sanitize(path)}: {TransferEnding} is the name of a transfer file; "
                + "take another one");
        }

        var full = WorkingDirectory.Resolve(path);
        WindowsFile.ThrowIfOther(full, "name a file for --report");
        if (Directory.Exists(full))
        {
            throw new OutputException($"{full} is a directory: name a file for --report");
        }

        return new ReportFile(full, FormatOf(path), created);
    }

    /// <summary>Refuses outputs that have the name of the report, which would replace them.</summary>
    /// <exception cref="InvalidRequestException">An output has it.</exception>
    public void ValidateOutputs(IEnumerable<PullRequest> requests)
    {
        var outputs = requests.Select(static request => request.Output).OfType<string>();
        if (outputs.Any(output => WorkingDirectory.Resolve(output) == path))
        {
            throw new InvalidRequestException(
                $"{path} is the output and the report: name another file for one of them");
        }
    }

    /// <summary>Checks, before anything is fetched, that the report can be written.</summary>
    /// <exception cref="OutputException">It cannot.</exception>
    public void ThrowIfUnwritable() => WritableFile.ThrowIfNot(path, Advice);

    /// <summary>Writes the report, in place of an earlier one. It gets its name when it is complete.</summary>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public void Write(ApprovalReport report)
    {
        var bytes = format.Write(report);
        var folder = Path.GetDirectoryName(path)!;
        var draft = Path.Combine(folder, $".{Path.GetFileName(path)}.new");
        try
        {
            Directory.CreateDirectory(folder);

            // A new file, because someone else may have made one of this name, or a link.
            File.Delete(draft);
            using (var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                file.Write(bytes);
            }

            File.Move(draft, path, overwrite: true);
        }
        catch (Exception error) when (SystemError.Is(error))
        {
            TryDelete(draft);
            throw new OutputException(
                $"cannot write the report {path}: {SystemError.Describe(error)}; the output is complete, and the same "
                + "command with another --report writes the report alone",
                error);
        }
    }

    private static void TryDelete(string draft)
    {
        try
        {
            File.Delete(draft);
        }
        catch (Exception error) when (SystemError.Is(error))
        {
            // The failure that is reported is the one before this.
        }
    }

    private static IReportFormat FormatOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".html" => new HtmlReport(),
        ".csv" => new CsvReport(),
        ".json" => new CycloneDxReport(),
        _ => throw new InvalidRequestException(
            $"--report {TerminalText.Sanitize(path)}: the name must end with .html, .csv or .json (CycloneDX)"),
    };
}
