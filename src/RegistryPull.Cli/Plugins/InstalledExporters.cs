using RegistryPull.Exporting;

namespace RegistryPull.Cli.Plugins;

/// <summary>The exporters that there are: the built-in ones, and the plug-ins of a folder.</summary>
internal sealed class InstalledExporters(IReadOnlyList<IExporter> builtIn, PluginFolder folder)
{
    public IReadOnlyList<IExporter> BuiltIn => builtIn;

    /// <summary>The plug-ins by their names; none is loaded.</summary>
    public IReadOnlyList<PluginFile> Plugins => folder.Files;

    /// <summary>Whether any plug-in is there to be loaded: one with a built-in name never is.</summary>
    public bool HasPlugins => Plugins.Any(file => !IsBuiltIn(file.Name));

    /// <summary>Whether a pull in this format loads a plug-in.</summary>
    public bool IsPlugin(string format) => !IsBuiltIn(format) && folder.Find(format) is not null;

    /// <summary>What a pull in one format needs. No other plug-in is loaded: it costs nothing, and cannot get in the
    /// way.</summary>
    /// <exception cref="InvalidRequestException">There is no such format, or its plug-in cannot be used.</exception>
    /// <exception cref="PluginDefectException">The code of its plug-in threw.</exception>
    public async Task<IReadOnlyList<IExporter>> ForAsync(string format, CancellationToken cancellationToken)
    {
        if (IsBuiltIn(format))
        {
            return builtIn;
        }

        var file = folder.Find(format) ?? throw Unknown(format);
        return [.. builtIn, await PluginLoader.LoadAsync(file, cancellationToken).ConfigureAwait(false)];
    }

    /// <summary>Loads one plug-in by itself: if it fails, that says nothing about the others.</summary>
    /// <exception cref="InvalidRequestException">It cannot be used; the message names the file and says
    /// why.</exception>
    /// <exception cref="PluginDefectException">Its code threw.</exception>
    public Task<PluginExporter> LoadAsync(PluginFile file, CancellationToken cancellationToken)
    {
        if (IsBuiltIn(file.Name))
        {
            return Task.FromException<PluginExporter>(
                new InvalidRequestException(
                    $"{file} is never used: '{file.Name}' is a built-in format, so give the plug-in another name"));
        }

        return PluginLoader.LoadAsync(file, cancellationToken);
    }

    private bool IsBuiltIn(string format) => builtIn.Any(exporter => exporter.Format == format);

    private InvalidRequestException Unknown(string format)
    {
        var names = builtIn.Select(static exporter => exporter.Format).Union(Plugins.Select(static file => file.Name))
            .Order(StringComparer.Ordinal);
        return new InvalidRequestException(
            $"no exporter is named '{TerminalText.Sanitize(format)}': there are {string.Join(", ", names)} (--format, "
            + "--plugin-dir)");
    }
}
