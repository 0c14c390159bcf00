using RegistryPull.Exporting;

namespace RegistryPull.Cli.Plugins;

/// <summary>A plug-in's exporter behind a wall: whatever it throws comes out as one line that names its file.</summary>
internal sealed class PluginExporter : IImageExporter
{
    private readonly IImageExporter _exporter;

    // Asked once, here: an exporter whose properties throw is refused before anything is fetched.
    public PluginExporter(PluginFile file, IImageExporter exporter)
    {
        (File, _exporter) = (file, exporter);
        Format = exporter.Format;
        Description = TerminalText.Sanitize(exporter.Description);
        Traits = exporter.Traits ?? throw new InvalidRequestException($"{file} does not say what kind of output it makes: its Traits are null");
    }

    public PluginFile File { get; }

    public string Format { get; }

    public string Description { get; }

    public OutputTraits Traits { get; }

    public async Task ExportAsync(
        IReadOnlyList<ExportImage> images, IBlobSource content, IExportStaging staging, CancellationToken cancellationToken)
    {
        try
        {
            // On a thread of its own: a stranger's code may block where it should await, and Ctrl+C must get past it.
            var place = new PluginStaging(staging, Traits);
            var export = Task.Run(async () => await _exporter.ExportAsync(images, content, place, cancellationToken).ConfigureAwait(false), CancellationToken.None);
            await export.ConfigureAwait(false);
            place.RequireUse();
        }
        catch (Exception failure) when (cancellationToken.IsCancellationRequested && failure is not RegistryPullException)
        {
            throw new OperationCanceledException(failure.Message, failure, cancellationToken);
        }
        catch (Exception failure) when (failure is not RegistryPullException)
        {
            throw PluginFailure.OfExport(File, failure);
        }
    }
}
