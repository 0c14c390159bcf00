using McMaster.Extensions.CommandLineUtils;
using RegistryPull.Cli.Help;
using RegistryPull.Cli.Options;
using RegistryPull.Cli.Reporting;

namespace RegistryPull.Cli.Commands;

/// <summary><c>regpull verify</c>: checks an archive, and lists the engines that load it.</summary>
internal sealed class VerifyCommand(CommandContext context) : ICommand
{
    public string Name => "verify";

    public string Summary => "Verify an archive, layout, volumes or delta on disk";

    public (Func<HelpPage> Page, CommandHandler Run) Declare(CommandLineApplication application)
    {
        var options = new VerifyOptions(application, context.Environment);
        return (() => ArchiveHelp.Verify(options.Query), cancellationToken => RunAsync(options, cancellationToken));
    }

    private Task<int> RunAsync(VerifyOptions options, CancellationToken cancellationToken)
    {
        var path = options.ReadPath();
        return new QueryRun(context, options.Query).RunAsync(async (services, _, messages) =>
        {
            var bases = await options.ReadBasesAsync(cancellationToken).ConfigureAwait(false);
            var request = new VerifyRequest
            {
                Path = path,
                Bases = bases,
                BaseTransfers = options.ReadBaseTransfers(),
            };
            var verification = services.Verifier.VerifyAsync(request, cancellationToken);
            var result = await PromptExit.WaitAsync(verification, context.Time, cancellationToken)
                .ConfigureAwait(false);
            var text = Format(result, messages.Json);
            await context.Console.Out.WriteAsync(text.AsMemory(), cancellationToken).ConfigureAwait(false);
            return Report(result);
        }, cancellationToken);
    }

    private static string Format(VerifyResult result, bool json)
    {
        if (json)
        {
            return ReportJsonContext.Write(VerifyReport.From(result)) + "\n";
        }

        return VerifyText.Format(result);
    }

    // Returns the exit code. Each finding is one line of standard error.
    private int Report(VerifyResult result)
    {
        var code = ExitCode.Done;
        foreach (var finding in result.Findings)
        {
            code = context.Errors.Write(new InvalidContentException(finding.Message));
        }

        return code;
    }
}
