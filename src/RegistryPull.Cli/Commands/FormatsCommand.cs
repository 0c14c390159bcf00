using McMaster.Extensions.CommandLineUtils;
using RegistryPull.Cli.Help;
using RegistryPull.Cli.Progress;

namespace RegistryPull.Cli.Commands;

/// <summary><c>regpull formats</c>: what <c>--format</c> takes.</summary>
internal sealed class FormatsCommand(CommandContext context) : ICommand
{
    public string Name => "formats";

    public string Summary => "List the formats that images can be written in";

    public (HelpPage Page, CommandHandler Run) Declare(CommandLineApplication application) =>
        (new HelpPage("regpull formats", "Lists the formats that images can be written in: what --format of regpull pull takes, and what reads each.", []), RunAsync);

    private async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var services = context.Compose(new RegistryPullOptions(), new SilentProgress(Messages.None));
        await using (services.ConfigureAwait(false))
        {
            var width = services.Exporters.Max(static exporter => exporter.Format.Length);
            foreach (var exporter in services.Exporters)
            {
                await context.Console.Out.WriteLineAsync($"{exporter.Format.PadRight(width)}  {exporter.Description}".AsMemory(), cancellationToken).ConfigureAwait(false);
            }
        }

        return ExitCode.Done;
    }
}
