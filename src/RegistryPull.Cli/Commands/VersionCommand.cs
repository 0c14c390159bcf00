using McMaster.Extensions.CommandLineUtils;
using RegistryPull.Cli.Help;
using RegistryPull.Cli.Options;
using RegistryPull.Cli.Reporting;

namespace RegistryPull.Cli.Commands;

/// <summary><c>regpull version</c>: as <c>--version</c>.</summary>
internal sealed class VersionCommand(CommandContext context) : ICommand
{
    public string Name => "version";

    public string Summary => "Print the version";

    public (Func<HelpPage> Page, CommandHandler Run) Declare(CommandLineApplication application)
    {
        var group = new OptionGroup("Options", application, context.Environment);
        var json = group.Flag("--json", "Print one JSON object: version.");
        return (() => Page(group), cancellationToken => RunAsync(json, cancellationToken));
    }

    private static HelpPage Page(OptionGroup group) => new(
        "regpull version [options]",
        "Prints the version of the program on one line.",
        [OptionRows.Section(group), OptionRows.Variables([group], [])]);

    private async Task<int> RunAsync(Setting json, CancellationToken cancellationToken)
    {
        var text = Format(json);
        await context.Console.Out.WriteLineAsync(text.AsMemory(), cancellationToken).ConfigureAwait(false);
        return ExitCode.Done;
    }

    private static string Format(Setting json)
    {
        if (json.IsOn())
        {
            return ReportJsonContext.Write(new VersionReport(ProgramVersion.Text));
        }

        return ProgramVersion.Line;
    }
}
