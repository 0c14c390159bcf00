using RegistryPull.Cli.Commands;
using RegistryPull.Cli.Options;
using RegistryPull.Cli.Terminal;

namespace RegistryPull.Cli.Progress;

/// <summary>Chooses how progress is shown.</summary>
internal sealed class DisplayChoice(CommandContext context)
{
    private ITerminal Terminal => context.Console.Error;

    /// <summary>Gets the word for a blob that is on its way.</summary>
    public string Verb { get; init; } = BlobSnapshot.Download;

    public IProgressDisplay Create(MessageSettings settings)
    {
        if (settings.Verbosity == Verbosity.Quiet)
        {
            return new SilentProgress(Lines(settings));
        }

        return Resolve(settings.Progress) switch
        {
            ProgressMode.None => new SilentProgress(Lines(settings)),
            ProgressMode.Tty => CreateTerminal(settings.Verbosity),
            ProgressMode.Json => new JsonProgress(context.Events, settings.Verbosity, context.Time),
            _ => new PlainProgress(Lines(settings), context.Time),
        };
    }

    private Messages Lines(MessageSettings settings) =>
        new(settings.Verbosity, Terminal.IsInteractive, line => Terminal.Write(line + "\n"));

    private ProgressMode Resolve(ProgressMode mode) => mode switch
    {
        ProgressMode.Auto => Suitable(),
        _ => mode,
    };

    private ProgressMode Suitable()
    {
        if (Terminal.IsInteractive && context.Environment("TERM") != "dumb" && !IsSet("CI"))
        {
            return ProgressMode.Tty;
        }

        return ProgressMode.Plain;
    }

    private TerminalProgress CreateTerminal(Verbosity verbosity) =>
        new(new AnsiPainter(Terminal, colours: !IsSet("NO_COLOR")), Terminal, verbosity, context.Time) { Verb = Verb };

    private bool IsSet(string variable) => !string.IsNullOrEmpty(context.Environment(variable));
}
