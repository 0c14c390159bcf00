using RegistryPull.Cli.Plugins;
using RegistryPull.Exporting;

namespace RegistryPull.Cli.Reporting;

/// <summary>A format in the JSON of <c>regpull formats --json</c>. The names are public interface.</summary>
/// <param name="Format">What <c>--format</c> takes.</param>
/// <param name="Origin"><c>builtIn</c> or <c>plugIn</c>.</param>
/// <param name="Description">What it is and what reads it; null for a plug-in that cannot be used.</param>
/// <param name="File">The plug-in's file; null for a built-in format.</param>
/// <param name="Error">Why the plug-in cannot be used.</param>
internal sealed record FormatReport(string Format, string Origin, string? Description, string? File, ErrorReport? Error)
{
    private const string PlugIn = "plugIn";

    public static FormatReport From(IExporter exporter) => exporter switch
    {
        PluginExporter plugin => new FormatReport(plugin.Format, PlugIn, plugin.Description, plugin.File.Path, null),
        _ => new FormatReport(exporter.Format, "builtIn", exporter.Description, null, null),
    };

    public static FormatReport From(PluginFile plugin, ErrorReport error) =>
        new(plugin.Name, PlugIn, null, plugin.Path, error);

    /// <summary>The row for people: name, origin, description.</summary>
    public string[] ToRow()
    {
        if (File is null)
        {
            return [Format, "built in", $"{Description}"];
        }

        return [Format, "plug-in",
            $"{Description} ({File})"];
    }
}
