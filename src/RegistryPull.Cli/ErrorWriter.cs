using RegistryPull.Cli.Plugins;
using RegistryPull.Cli.Reporting;
using RegistryPull.Cli.Terminal;

namespace RegistryPull.Cli;

/// <summary>Says on standard error what failed: one line, and with <c>--verbose</c> where in the program.</summary>
internal sealed class ErrorWriter(ITerminal terminal)
{
    public bool Verbose { get; set; }

    /// <summary>Whether the next run goes on where this one is cancelled.</summary>
    public bool Resumes { get; set; } = true;

    /// <summary>Writes the failure and gives its exit code.</summary>
    public int Write(Exception failure)
    {
        var code = ExitCode.Of(failure);
        terminal.Write($"regpull: {OneLine.Of(Describe(failure, code))}\n");
        if (Verbose && code is not (ExitCode.Cancelled or ExitCode.Usage))
        {
            terminal.Write($"{Traced(failure)}\n");
        }

        return code;
    }

    private string Describe(Exception failure, int code) => code switch
    {
        ExitCode.Cancelled when !Resumes => "cancelled",
        ExitCode.Cancelled => "cancelled; run the same command again to resume",
        ExitCode.Defect when failure is PluginDefectException => failure.Message,
        ExitCode.Defect => $"a defect in regpull: {failure.GetType().Name}: {failure.Message} ({Advice})",
        _ when failure is RegistryPullException known => FailureLine.From(known),
        _ => failure.Message,
    };

    private string Advice => Verbose
        ? "please report it with the command and the lines below"
        : "run the command again with -v and please report what it prints";

    // A trace is many lines on purpose, but each is as harmless as any other that we print.
    private static string Traced(Exception failure) => string.Join('\n', failure.ToString().Split('\n').Select(OneLine.Of));
}
