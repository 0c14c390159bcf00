using RegistryPull.Cli.Plugins;
using RegistryPull.Exporting;

namespace RegistryPull.Cli.Commands;

/// <summary>A format as <c>regpull formats</c> lists it.</summary>
internal sealed record FormatRow(string Format, string Origin, string Description)
{
    public static FormatRow From(IExporter exporter) => exporter is PluginExporter plugin
        ? new FormatRow(plugin.Format, "plug-in", $"{plugin.Description} ({plugin.File.Path})")
        : new FormatRow(exporter.Format, "built in", exporter.Description);
}
