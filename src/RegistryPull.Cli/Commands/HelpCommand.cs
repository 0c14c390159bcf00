using McMaster.Extensions.CommandLineUtils;
using RegistryPull.Cli.Help;

namespace RegistryPull.Cli.Commands;

/// <summary><c>regpull help</c>: as <c>--help</c>.</summary>
internal sealed class HelpCommand(CommandContext context) : ICommand
{
    public string Name => "help";

    public string Summary => "Show help for the program or a command";

    public (Func<HelpPage> Page, CommandHandler Run) Declare(CommandLineApplication application)
    {
        var command = application.Argument(ArgumentNames.Command, "");
        return (Page, cancellationToken => RunAsync(application.Parent!, command.Value, cancellationToken));
    }

    private static HelpPage Page() => new(
        "regpull help [COMMAND]",
        "Shows the help of a command, or of the program, as regpull COMMAND --help and regpull --help do.",
        [new HelpSection.Examples("Examples", [new HelpRow("regpull help pull", "How to pull an image:")])]);

    private async Task<int> RunAsync(CommandLineApplication root, string? name, CancellationToken cancellationToken)
    {
        var text = (name is null ? root : Find(root, name)).GetHelpText();
        await context.Console.Out.WriteAsync(text.AsMemory(), cancellationToken).ConfigureAwait(false);
        return ExitCode.Done;
    }

    private static CommandLineApplication Find(CommandLineApplication root, string name)
    {
        var commands = root.Commands.ConvertAll(static command => command.Name!);
        return root.Commands.Find(command => command.Name == name)
            ?? throw new InvalidRequestException(
                $"there is no command '{TerminalText.Sanitize(name)}': {Way(name, commands)}");
    }

    private static string Way(string name, IReadOnlyList<string> commands) => NearestName.Find(name, commands) switch
    {
        { } near => $"did you mean regpull help {near}?",
        _ => $"there are {string.Join(", ", commands)}",
    };
}
