using McMaster.Extensions.CommandLineUtils;
using RegistryPull.Cli.Commands;
using RegistryPull.Cli.Help;
using RegistryPull.Cli.Options;

namespace RegistryPull.Cli;

/// <summary>Parses the arguments, runs the command, reports what failed, and returns the exit code.</summary>
internal sealed class CommandLine(CommandContext context)
{
    public async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        if (ProgressArgument.IsJson(arguments, context.Environment))
        {
            context.Errors.Events = context.Events;
        }
        else
        {
            context.Errors.Events = null;
        }

        try
        {
            if (arguments is [RootHelp.VersionTemplate])
            {
                // Without the parser, which takes longer to prepare than everything else here.
                context.Console.Out.Write($"{ProgramVersion.Line}{Environment.NewLine}");
                return ExitCode.Done;
            }

            using var tree = CommandTree.For(arguments, context);
            var selected = Parse(tree.Root, arguments);
            if (!selected.IsShowingInformation && tree.Handlers.TryGetValue(selected, out var run))
            {
                return await run(cancellationToken).ConfigureAwait(false);
            }

            var information = ShownText(tree, selected);

            // Not asynchronously: for that the console starts threads of the pool.
            context.Console.Out.Write(information);
            return ExitCode.Done;
        }
        catch (Exception failure)
        {
            return context.Errors.Write(failure);
        }
    }

    private static string ShownText(CommandTree tree, CommandLineApplication selected)
    {
        if (selected.IsShowingInformation)
        {
            return tree.Information;
        }

        return tree.Root.GetHelpText();
    }

    private static CommandLineApplication Parse(CommandLineApplication root, string[] arguments)
    {
        try
        {
            return root.Parse(arguments).SelectedCommand;
        }
        catch (CommandParsingException failure)
        {
            throw UsageErrors.Explain(failure);
        }
    }
}
