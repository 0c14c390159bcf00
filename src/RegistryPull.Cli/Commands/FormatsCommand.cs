using McMaster.Extensions.CommandLineUtils;
using RegistryPull.Cli.Help;
using RegistryPull.Cli.Options;
using RegistryPull.Cli.Plugins;
using RegistryPull.Exporters;

namespace RegistryPull.Cli.Commands;

/// <summary><c>regpull formats</c>: what <c>--format</c> takes, and where it comes from.</summary>
internal sealed class FormatsCommand(CommandContext context) : ICommand
{
    public string Name => "formats";

    public string Summary => "List the formats that images can be written in";

    public (HelpPage Page, CommandHandler Run) Declare(CommandLineApplication application)
    {
        var group = new OptionGroup("Options", application, context.Environment);
        var plugins = new PluginOptions(group, context.Environment);
        return (Page(group), cancellationToken => RunAsync(plugins, cancellationToken));
    }

    private static HelpPage Page(OptionGroup group) => new(
        "regpull formats [options]",
        "Lists the formats that images can be written in: what --format of regpull pull takes, where it comes from, and what reads it. "
        + "A plug-in that cannot be used is reported on standard error, and gives the exit code.",
        [OptionRows.Section(group), OptionRows.Variables([group], [])]);

    private async Task<int> RunAsync(PluginOptions plugins, CancellationToken cancellationToken)
    {
        var installed = new InstalledExporters(context.Composition.BuiltIn(new UnpackLimits(), LayerCompression.Keep), plugins.Read());
        if (context.Composition.ManagedBuild is { } managed && installed.HasPlugins)
        {
            return await managed.RunAsync(cancellationToken).ConfigureAwait(false);
        }

        var rows = installed.BuiltIn.Select(FormatRow.From).ToList();
        var failures = new List<Exception>();
        foreach (var file in installed.Plugins)
        {
            await AddAsync(installed.LoadAsync(file, cancellationToken), rows, failures).ConfigureAwait(false);
        }

        await WriteAsync(rows, cancellationToken).ConfigureAwait(false);
        return failures.Select(context.Errors.Write).ToList() is [var first, ..] ? first : ExitCode.Done;
    }

    private static async Task AddAsync(Task<PluginExporter> plugin, List<FormatRow> rows, List<Exception> failures)
    {
        try
        {
            rows.Add(FormatRow.From(await plugin.ConfigureAwait(false)));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            failures.Add(failure);
        }
    }

    private async Task WriteAsync(List<FormatRow> rows, CancellationToken cancellationToken)
    {
        var (format, origin) = (rows.Max(static row => row.Format.Length), rows.Max(static row => row.Origin.Length));
        foreach (var row in rows.OrderBy(static row => row.Format, StringComparer.Ordinal))
        {
            var line = $"{row.Format.PadRight(format)}  {row.Origin.PadRight(origin)}  {row.Description}";
            await context.Console.Out.WriteLineAsync(OneLine.Of(line).AsMemory(), cancellationToken).ConfigureAwait(false);
        }
    }
}
