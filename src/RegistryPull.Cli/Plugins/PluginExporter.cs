using RegistryPull.Exporting;

namespace RegistryPull.Cli.Plugins;

/// <summary>The exporter of a plug-in. Whatever its code throws becomes one line that names the plug-in's
/// file.</summary>
internal abstract class PluginExporter : IExporter
{
    // The properties are read once, here: an exporter whose properties throw is refused before anything is fetched.
    protected PluginExporter(PluginFile file, IExporter exporter)
    {
        File = file;
        Format = exporter.Format;
        Description = TerminalText.Sanitize(exporter.Description);
        Traits = exporter.Traits ?? throw new InvalidRequestException(
            $"{file} does not say what kind of output it makes: its Traits are null");
    }

    public PluginFile File { get; }

    public string Format { get; }

    public string Description { get; }

    public OutputTraits Traits { get; }

    /// <summary>Wraps the exporter of a plug-in.</summary>
    /// <exception cref="InvalidRequestException">It implements none of the interfaces that an exporter
    /// needs.</exception>
    public static PluginExporter Create(PluginFile file, IExporter exporter) => exporter switch
    {
        IPlannedExporter planned => new PluginPlannedExporter(file, planned),
        ILayerExporter layers => new PluginLayerExporter(file, layers),
        _ => throw new InvalidRequestException(
            $"{file} has an exporter that implements neither {nameof(IPlannedExporter)} nor {nameof(ILayerExporter)}"),
    };

    /// <summary>Requires that an output is of the kind that the traits state.</summary>
    /// <exception cref="InvalidOperationException">It is not.</exception>
    public static void RequireKind(OutputKind kind, OutputTraits traits)
    {
        if (kind != traits.Kind)
        {
            var name = kind == OutputKind.File ? "file" : "directory";
            throw new InvalidOperationException($"it writes a {name}, and its traits say otherwise");
        }
    }
}
