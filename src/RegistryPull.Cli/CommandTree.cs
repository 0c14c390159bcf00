using McMaster.Extensions.CommandLineUtils;
using RegistryPull.Cli.Commands;
using RegistryPull.Cli.Help;
using RegistryPull.Interop;

namespace RegistryPull.Cli;

/// <summary>The commands as the option parser knows them.</summary>
internal sealed class CommandTree : IDisposable
{
    private readonly CommandContext _context;
    private readonly ParserConsole _console = new();
    private readonly List<HelpPage> _pages = [];
    private readonly Dictionary<CommandLineApplication, CommandHandler> _handlers = [];

    public CommandTree(CommandContext context)
    {
        _context = context;
        ICommand[] commands =
        [
            new PullCommand(context), new LoadCommand(context), new PushCommand(context), new ServeCommand(context),
            new VerifyCommand(context), new DiffCommand(context), new InspectCommand(context),
            new DigestCommand(context), new TagsCommand(context), new LoginCommand(context), new LogoutCommand(context),
            new DoctorCommand(context), new FormatsCommand(context), new CacheCommand(context),
            new CompletionCommand(context), new HelpCommand(context), new VersionCommand(context),
        ];
        Root = CreateRoot(RootHelp.Page(commands));
        foreach (var command in commands)
        {
            Root.Command(command.Name, added => Declare(added, command));
        }
    }

    public CommandLineApplication Root { get; }

    public IReadOnlyDictionary<CommandLineApplication, CommandHandler> Handlers => _handlers;

    /// <summary>The help of the program, then of each command.</summary>
    public IReadOnlyList<HelpPage> Pages => _pages;

    /// <summary>The help or the version, when the arguments asked for it.</summary>
    public string Information => $"{_console.Out}";

    public void Dispose() => Root.Dispose();

    private CommandLineApplication CreateRoot(HelpPage page)
    {
        var folder = WorkingDirectory.TryGet() ?? AppContext.BaseDirectory;
        var root = new CommandLineApplication(Generator(page), _console, folder, throwOnUnexpectedArg: true)
        {
            Name = "regpull",
            ClusterOptions = true,
        };
        root.HelpOption(RootHelp.HelpTemplate);
        root.VersionOption(RootHelp.VersionTemplate, static () => $"regpull {ProgramVersion.Get()}");
        return root;
    }

    private void Declare(CommandLineApplication added, ICommand command)
    {
        added.Description = command.Summary;
        var (page, run) = command.Declare(added);
        added.HelpOption(RootHelp.HelpTemplate);
        added.AllowArgumentSeparator = true;
        added.HelpTextGenerator = Generator(page);
        _handlers.Add(added, run);
    }

    private PageGenerator Generator(HelpPage page)
    {
        _pages.Add(page);
        return new PageGenerator(page, _context.HelpWidth);
    }
}
