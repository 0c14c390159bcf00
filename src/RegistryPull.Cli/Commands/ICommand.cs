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

    /// <summary>
    /// Adds the arguments and options to the parser. Must be cheap: it is done for every command at every start.
    /// </summary>
    /// <returns>The command's help, and what runs it.</returns>
    (HelpPage Page, CommandHandler Run) Declare(CommandLineApplication application);
}
