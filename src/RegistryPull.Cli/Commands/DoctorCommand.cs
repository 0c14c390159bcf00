using McMaster.Extensions.CommandLineUtils;
using RegistryPull.Cli.Help;
using RegistryPull.Cli.Options;
using RegistryPull.Cli.Reporting;
using RegistryPull.Cli.Terminal;

namespace RegistryPull.Cli.Commands;

/// <summary><c>regpull doctor</c>: tests every step to a registry or an image.</summary>
internal sealed class DoctorCommand(CommandContext context) : ICommand
{
    private static readonly QueryWords Words = new("TARGET", "the steps",
        "one JSON array, an object a step: step, outcome, seconds, detail");

    public string Name => "doctor";

    public string Summary => "Find out why a registry or an image cannot be reached";

    public (Func<HelpPage> Page, CommandHandler Run) Declare(CommandLineApplication application)
    {
        var options = new QueryOptions(application, context.Environment, RegistryUse.Diagnosis, Words);
        return (() => QueryHelp.Doctor(options), cancellationToken => RunAsync(options, cancellationToken));
    }

    private Task<int> RunAsync(QueryOptions options, CancellationToken cancellationToken)
    {
        var target = options.ReadArgument("nginx:1.27", fallback: ImageReference.DockerHub);
        return new QueryRun(context, options).RunAsync(async (services, _, messages) =>
        {
            var steps = new List<DiagnosedStep>();
            await foreach (var step in services.Doctor.ExamineAsync(target, cancellationToken).ConfigureAwait(false))
            {
                steps.Add(step);
                if (!messages.Json)
                {
                    await WriteAsync(step, cancellationToken).ConfigureAwait(false);
                }
            }

            if (messages.Json)
            {
                List<DiagnosisReport> reports = [.. steps.Select(DiagnosisReport.From)];
                await context.Console.Out.WriteLineAsync(
                    ReportJsonContext.Write(reports).AsMemory(), cancellationToken).ConfigureAwait(false);
            }

            // Failures are results here, and were printed as such.
            return steps.Select(static step => step.Failure).OfType<RegistryPullException>()
                .Select(ExitCode.From).FirstOrDefault(ExitCode.Done);
        }, cancellationToken);
    }

    private async Task WriteAsync(DiagnosedStep step, CancellationToken cancellationToken)
    {
        var console = context.Console;
        var lines = Lines(step, console);
        foreach (var line in lines)
        {
            await console.Out.WriteLineAsync(line.AsMemory(), cancellationToken).ConfigureAwait(false);
        }

        await console.Out.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private static IEnumerable<string> Lines(DiagnosedStep step, ICommandConsole console)
    {
        if (console.IsOutputTerminal)
        {
            return DiagnosisText.Lines(step, console.Error.Width);
        }

        return [DiagnosisText.Line(step)];
    }
}
