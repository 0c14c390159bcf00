using McMaster.Extensions.CommandLineUtils;
using RegistryPull.Cli.Help;
using RegistryPull.Cli.Options;
using RegistryPull.Cli.Reporting;

namespace RegistryPull.Cli.Commands;

/// <summary><c>regpull diff</c>: what the new images have that the old ones have not.</summary>
internal sealed class DiffCommand(CommandContext context) : ICommand
{
    public string Name => "diff";

    public string Summary => "Compare two images or archives: images, layers, files";

    public (Func<HelpPage> Page, CommandHandler Run) Declare(CommandLineApplication application)
    {
        var options = new DiffOptions(application, context.Environment);
        return (() => ArchiveHelp.Diff(options.Query), cancellationToken => RunAsync(options, cancellationToken));
    }

    private Task<int> RunAsync(DiffOptions options, CancellationToken cancellationToken)
    {
        var request = options.Read();
        return new QueryRun(context, options.Query).RunAsync(async (services, _, messages) =>
        {
            var comparison = services.Comparer.CompareAsync(request, cancellationToken);
            var result = await PromptExit.WaitAsync(comparison, context.Time, cancellationToken).ConfigureAwait(false);
            var text = Format(result, messages.Json);
            await context.Console.Out.WriteAsync(text.AsMemory(), cancellationToken).ConfigureAwait(false);
        }, cancellationToken);
    }

    private static string Format(CompareResult result, bool json)
    {
        if (json)
        {
            return ReportJsonContext.Write(DiffReport.From(result)) + "\n";
        }

        return DiffText.Format(result);
    }
}
