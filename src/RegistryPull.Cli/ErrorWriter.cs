using RegistryPull.Cli.Plugins;
using RegistryPull.Cli.Progress;
using RegistryPull.Cli.Reporting;
using RegistryPull.Cli.Terminal;
using RegistryPull.Interop;

namespace RegistryPull.Cli;

/// <summary>Reports a failure on standard error: one line, and with <c>--verbose</c> the page
/// that explains it and the stack trace.</summary>
internal sealed class ErrorWriter(ITerminal terminal)
{
    public bool Verbose { get; set; }

    /// <summary>Whether the next run resumes what this one leaves when it is cancelled.</summary>
    public bool Resumes { get; set; } = true;

    /// <summary>Finds the address of the page that explains messages, for <c>--verbose</c>; null for none.</summary>
    public Func<string?> FindPage { get; init; } = TroubleshootingPage.Find;

    /// <summary>Whether a file or layout has the name of an image that failed, for a hint.</summary>
    public Func<string, bool> IsFile { get; init; } = LocalArchive.Exists;

    /// <summary>Where failures go as events; null to write lines.</summary>
    public ProgressEventWriter? Events { get; set; }

    /// <summary>Writes the failure and returns its exit code.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <param name="images">The images that it is about, for events; null when it is about none.</param>
    public int Write(Exception failure, string? images = null)
    {
        var error = Report(failure);
        if (Events is not null)
        {
            WriteEvent(Events, error, images);
        }
        else
        {
            WriteLines(error, failure);
        }

        return error.Code;
    }

    /// <summary>Sums up failures that were reported, on a line of standard error. Events end with the last
    /// failure.</summary>
    public void WriteSummary(string summary)
    {
        if (Events is null)
        {
            terminal.Write($"regpull: {TerminalLine.Sanitize(summary)}\n");
        }
    }

    /// <summary>Describes the failure as JSON has it.</summary>
    public ErrorReport Report(Exception failure)
    {
        var code = ExitCode.From(failure);
        return ErrorReport.From(code, TerminalLine.Sanitize(Describe(failure, code)));
    }

    private void WriteLines(ErrorReport error, Exception failure)
    {
        terminal.Write($"regpull: {error.Message}\n");
        if (!Verbose || error.Code == ExitCode.Cancelled)
        {
            return;
        }

        if (FindPage() is { } page)
        {
            terminal.Write($"regpull: messages are explained at {page}\n");
        }

        if (error.Code != ExitCode.Usage)
        {
            terminal.Write($"{Traced(failure)}\n");
        }
    }

    private static void WriteEvent(ProgressEventWriter events, ErrorReport error, string? images)
    {
        var last = new ProgressEvent("error")
        {
            Image = images,
            Code = error.Code,
            Kind = error.Kind,
            Message = error.Message,
        };
        if (error.Code == ExitCode.Cancelled)
        {
            events.WriteLast(last);
        }
        else
        {
            events.Write(last);
        }
    }

    private string Describe(Exception failure, int code) => code switch
    {
        ExitCode.Cancelled when !Resumes => "cancelled",
        ExitCode.Cancelled => "cancelled; run the same command again to resume",
        ExitCode.Defect when failure is PluginDefectException => failure.Message,
        ExitCode.Defect => $"a defect in regpull: {failure.GetType().Name}: {failure.Message} ({Advice})",
        _ when failure is RegistryPullException known => FailureLine.From(known, IsFile),
        _ => failure.Message,
    };

    private string Advice
    {
        get
        {
            if (Verbose)
            {
                return "please report it with the command and the lines below";
            }

            return "run the command again with -v and please report what it prints";
        }
    }

    // A trace has several lines, and each is sanitized like any other line.
    private static string Traced(Exception failure) =>
        string.Join('\n', failure.ToString().Split('\n').Select(TerminalLine.Sanitize));
}
