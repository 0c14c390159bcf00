using McMaster.Extensions.CommandLineUtils;
using RegistryPull.Cli.Commands;
using RegistryPull.Cli.Help;
using RegistryPull.Interop;

namespace RegistryPull.Cli;

/// <summary>The commands as the option parser knows them: all by name, and those that are named with their
/// options.</summary>
internal sealed class CommandTree : IDisposable
{
    private readonly CommandContext _context;
    private readonly ParserConsole _console = new();
    private readonly List<Func<HelpPage>> _pages = [];
    private readonly Dictionary<CommandLineApplication, CommandHandler> _handlers = [];

    private CommandTree(
        CommandContext context, IReadOnlyList<ICommand> commands, IReadOnlyList<ICommand> declared)
    {
        _context = context;
        Root = CreateRoot(() => RootHelp.Page(commands));
        foreach (var command in commands)
        {
            var added = Root.Command(command.Name, static _ => { });
            added.Description = command.Summary;
            if (declared.Contains(command))
            {
                Declare(added, command);
            }
        }
    }

    public CommandLineApplication Root { get; }

    public IReadOnlyDictionary<CommandLineApplication, CommandHandler> Handlers => _handlers;

    /// <summary>The help of the program, then of each command that was declared.</summary>
    public IEnumerable<HelpPage> Pages => _pages.Select(static page => page());

    /// <summary>The help or the version, when the arguments asked for it.</summary>
    public string Information => $"{_console.Out}";

    /// <summary>Declares every command, to describe them.</summary>
    public static CommandTree Whole(CommandContext context)
    {
        var commands = CommandSet.Create(context);
        return new CommandTree(context, commands, commands);
    }

    /// <summary>Declares only the commands that the arguments can select: declaring every option takes a large part of
    /// a start.</summary>
    public static CommandTree For(IReadOnlyList<string> arguments, CommandContext context)
    {
        var commands = CommandSet.Create(context);

        // The parser selects a command whose name equals an argument, in upper or lower case.
        var named = commands
            .Where(command => arguments.Contains(command.Name, StringComparer.OrdinalIgnoreCase))
            .ToList();
        if (named.Exists(static command => command.DescribesOthers))
        {
            return new CommandTree(context, commands, commands);
        }

        return new CommandTree(context, commands, named);
    }

    public void Dispose() => Root.Dispose();

    private CommandLineApplication CreateRoot(Func<HelpPage> page)
    {
        var folder = WorkingDirectory.TryGet() ?? AppContext.BaseDirectory;
        var root = new CommandLineApplication(Generator(page), _console, folder, throwOnUnexpectedArg: true)
        {
            Name = "regpull",
            ClusterOptions = true,
        };
        root.HelpOption(RootHelp.HelpTemplate);
        root.VersionOption(RootHelp.VersionTemplate, static () => ProgramVersion.Line);
        return root;
    }

    private void Declare(CommandLineApplication added, ICommand command)
    {
        var (page, run) = command.Declare(added);
        added.HelpOption(RootHelp.HelpTemplate);
        added.AllowArgumentSeparator = true;
        added.HelpTextGenerator = Generator(page);
        _handlers.Add(added, run);
    }

    private PageGenerator Generator(Func<HelpPage> page)
    {
        _pages.Add(page);
        return new PageGenerator(page, _context.HelpWidth);
    }
}
