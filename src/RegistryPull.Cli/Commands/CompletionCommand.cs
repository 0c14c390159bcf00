using McMaster.Extensions.CommandLineUtils;
using RegistryPull.Cli.Completion;
using RegistryPull.Cli.Help;
using RegistryPull.Cli.Options;
using RegistryPull.Cli.Plugins;
using RegistryPull.Exporters;

namespace RegistryPull.Cli.Commands;

/// <summary>
/// <c>regpull completion</c>: a script that makes a shell complete what is typed after <c>regpull</c>.
/// </summary>
internal sealed class CompletionCommand(CommandContext context) : ICommand
{
    public string Name => "completion";

    public string Summary => "Print a completion script for a shell";

    public bool DescribesOthers => true;

    public (Func<HelpPage> Page, CommandHandler Run) Declare(CommandLineApplication application)
    {
        var shell = application.Argument(ArgumentNames.Shell, "");
        var group = new OptionGroup("Options", application, context.Environment);
        var plugins = new PluginOptions(group, context.Environment);
        return (
            () => Page(group),
            cancellationToken => RunAsync(application.Parent!, shell.Value, plugins, cancellationToken));
    }

    private static HelpPage Page(OptionGroup group) => new(
        $"regpull completion {string.Join('|', ShellScripts.Names)}",
        "Prints a script with which the shell completes commands, options, formats, platforms and files. The script "
        + "fits this version of regpull: print it again after an update, or after a plug-in was installed.",
        [
            OptionRows.Section(group),
            new HelpSection.Examples("Examples",
            [
                new HelpRow("regpull completion powershell | Out-String | Invoke-Expression",
                    "In the profile of PowerShell ($PROFILE):"),
                new HelpRow("eval \"$(regpull completion bash)\"", "In ~/.bashrc:"),
                new HelpRow("eval \"$(regpull completion zsh)\"", "In ~/.zshrc, after compinit:"),
                new HelpRow("regpull completion fish > ~/.config/fish/completions/regpull.fish", "For fish:"),
            ]),
            OptionRows.Variables([group], []),
        ]);

    private async Task<int> RunAsync(
        CommandLineApplication root, string? shell, PluginOptions plugins, CancellationToken cancellationToken)
    {
        var script = ShellScripts.Find(shell) ?? throw Unknown(shell);
        var builtIn = context.Composition.BuiltIn(new UnpackLimits(), LayerCompression.Keep);
        var installed = new InstalledExporters(builtIn, plugins.Read());
        var formats = installed.BuiltIn.Select(static exporter => exporter.Format).Union(
            installed.Plugins.Select(static file => file.Name));
        var model = CompletionModel.From(root, [.. formats.Order(StringComparer.Ordinal)]);
        await context.Console.Out.WriteAsync(script(model).AsMemory(), cancellationToken).ConfigureAwait(false);
        return ExitCode.Done;
    }

    private static InvalidRequestException Unknown(string? shell)
    {
        var complaint = shell switch
        {
            null => "no shell was named",
            _ => $"there is no script for '{TerminalText.Sanitize(shell)}'",
        };
        return new InvalidRequestException($"{complaint}: write one of {string.Join(", ", ShellScripts.Names)}");
    }
}
