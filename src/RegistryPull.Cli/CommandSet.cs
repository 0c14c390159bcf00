using RegistryPull.Cli.Commands;

namespace RegistryPull.Cli;

/// <summary>Every command of the program, in the order of its help.</summary>
internal static class CommandSet
{
    public static IReadOnlyList<ICommand> Create(CommandContext context) =>
    [
        new PullCommand(context),
        new LoadCommand(context),
        new PushCommand(context),
        new ServeCommand(context),
        new VerifyCommand(context),
        new DiffCommand(context),
        new InspectCommand(context),
        new DigestCommand(context),
        new TagsCommand(context),
        new LoginCommand(context),
        new LogoutCommand(context),
        new DoctorCommand(context),
        new FormatsCommand(context),
        new CacheCommand(context),
        new CompletionCommand(context),
        new HelpCommand(context),
        new VersionCommand(context),
    ];
}
