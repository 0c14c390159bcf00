using McMaster.Extensions.CommandLineUtils;
using RegistryPull.Cli.Help;

namespace RegistryPull.Cli.Commands;

/// <summary>One thing that the program does.</summary>
internal interface ICommand
{
    /// <summary>What is typed after <c>regpull</c>.</summary>
    string Name { get; }

    /// <summary>One line for the list of commands.</summary>
    string Summary { get; }

    /// <summary>Whether the command describes the options of the other commands, which are then declared too.</summary>
    bool DescribesOthers => false;

    /// <summary>Adds the arguments and options to the parser. It is done only when the arguments can select the
    /// command.</summary>
    /// <returns>What makes the command's help, and what runs the command.</returns>
    (Func<HelpPage> Page, CommandHandler Run) Declare(CommandLineApplication application);
}
