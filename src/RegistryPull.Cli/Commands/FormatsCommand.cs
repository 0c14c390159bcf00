using McMaster.Extensions.CommandLineUtils;
using RegistryPull.Cli.Help;
using RegistryPull.Cli.Options;
using RegistryPull.Cli.Plugins;
using RegistryPull.Cli.Reporting;
using RegistryPull.Exporters;

namespace RegistryPull.Cli.Commands;

/// <summary><c>regpull formats</c>: what <c>--format</c> takes, and where it comes from.</summary>
internal sealed class FormatsCommand(CommandContext context) : ICommand
{
    public string Name => "formats";

    public string Summary => "List the formats that images can be written in";

    public (Func<HelpPage> Page, CommandHandler Run) Declare(CommandLineApplication application)
    {
        var group = new OptionGroup("Options", application, context.Environment);
        var plugins = new PluginOptions(group, context.Environment);
        var json = group.Flag("--json",
            "Print one JSON array, an object for each format: format, origin, description, file, error.");
        return (() => Page(group), cancellationToken => RunAsync(plugins, json, cancellationToken));
    }

    private static HelpPage Page(OptionGroup group) => new(
        "regpull formats [options]",
        "Lists the values of --format of regpull pull, where each format comes from, and which programs read it. A "
        + "plug-in that cannot be used is reported on standard error, and its failure gives the exit code.",
        [OptionRows.Section(group), OptionRows.Variables([group], [])]);

    private async Task<int> RunAsync(PluginOptions plugins, Setting json, CancellationToken cancellationToken)
    {
        var isJson = json.IsOn();
        var builtIn = context.Composition.BuiltIn(new UnpackLimits(), LayerCompression.Keep);
        var installed = new InstalledExporters(builtIn, plugins.Read());
        if (context.Composition.ManagedBuild is { } managed && installed.HasPlugins)
        {
            return await managed.RunAsync(cancellationToken).ConfigureAwait(false);
        }

        var formats = installed.BuiltIn.Select(FormatReport.From).ToList();
        var failures = new List<Exception>();
        foreach (var file in installed.Plugins)
        {
            formats.Add(await LoadAsync(installed, file, failures, cancellationToken).ConfigureAwait(false));
        }

        formats.Sort(static (one, other) => string.CompareOrdinal(one.Format, other.Format));
        var lines = Report(isJson, formats);
        await WriteAsync(lines, cancellationToken).ConfigureAwait(false);
        if (failures.Select(failure => context.Errors.Write(failure)).ToList() is [var first, ..])
        {
            return first;
        }

        return ExitCode.Done;
    }

    private static IEnumerable<string> Report(bool isJson, List<FormatReport> formats)
    {
        if (isJson)
        {
            return [ReportJsonContext.Write(formats)];
        }

        return Lines(formats);
    }

    private async Task<FormatReport> LoadAsync(
        InstalledExporters installed, PluginFile file, List<Exception> failures, CancellationToken cancellationToken)
    {
        try
        {
            return FormatReport.From(await installed.LoadAsync(file, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            failures.Add(failure);
            return FormatReport.From(file, context.Errors.Report(failure));
        }
    }

    private static IEnumerable<string> Lines(IEnumerable<FormatReport> formats) =>
        TextTable.Lines(formats.Where(static format => format.Error is null).Select(static format => format.ToRow()));

    private async Task WriteAsync(IEnumerable<string> lines, CancellationToken cancellationToken)
    {
        foreach (var line in lines)
        {
            await context.Console.Out.WriteLineAsync(line.AsMemory(), cancellationToken).ConfigureAwait(false);
        }
    }
}
