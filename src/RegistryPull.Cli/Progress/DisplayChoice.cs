using RegistryPull.Cli.Commands;
using RegistryPull.Cli.Options;
using RegistryPull.Cli.Terminal;

namespace RegistryPull.Cli.Progress;

/// <summary>Chooses how progress is shown.</summary>
internal sealed class DisplayChoice(CommandContext context)
{
    private ITerminal Terminal => context.Console.Error;

    public IProgressDisplay Create(MessageSettings settings)
    {
        var mode = settings.Progress == ProgressMode.Auto ? Suitable() : settings.Progress;
        var lines = new Messages(settings.Verbosity, line => Terminal.Write(line + "\n"));
        return settings.Verbosity == Verbosity.Quiet || mode == ProgressMode.None ? new SilentProgress(lines)
            : mode == ProgressMode.Tty ? CreateTerminal(settings.Verbosity)
            : new PlainProgress(lines, context.Time);
    }

    private ProgressMode Suitable() =>
        Terminal.IsInteractive && context.Environment("TERM") != "dumb" && !IsSet("CI") ? ProgressMode.Tty : ProgressMode.Plain;

    private TerminalProgress CreateTerminal(Verbosity verbosity) =>
        new(new AnsiPainter(Terminal, colours: !IsSet("NO_COLOR")), Terminal, verbosity, context.Time);

    private bool IsSet(string variable) => !string.IsNullOrEmpty(context.Environment(variable));
}
