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

    public (HelpPage Page, CommandHandler Run) Declare(CommandLineApplication application)
    {
        var group = new OptionGroup("Options", application, context.Environment);
        var json = group.Flag("--json", "Standard output carries one JSON object: version.");
        var page = new HelpPage(
            "regpull version [options]",
            "Prints the version of the program on one line.",
            [OptionRows.Section(group), OptionRows.Variables([group], [])]);
        return (page, cancellationToken => RunAsync(json, cancellationToken));
    }

    private async Task<int> RunAsync(Setting json, CancellationToken cancellationToken)
    {
        var version = ProgramVersion.Get();
        var text = Format(json, version);
        await context.Console.Out.WriteLineAsync(text.AsMemory(), cancellationToken).ConfigureAwait(false);
        return ExitCode.Done;
    }

    private static string Format(Setting json, string version)
    {
        if (json.IsOn())
        {
            return ReportJsonContext.Write(new VersionReport(version));
        }

        return $"regpull {version}";
    }
}
