using RegistryPull.Exporting;

namespace RegistryPull.Cli.Plugins;

/// <summary>A plug-in that reads the layers and writes its output without a plan.</summary>
internal sealed class PluginLayerExporter(
    PluginFile file, ILayerExporter exporter) : PluginExporter(file, exporter), ILayerExporter
{
    public async Task ExportAsync(
        IReadOnlyList<ExportImage> images, IVerifiedContent content, IOutputWorkspace workspace,
        CancellationToken cancellationToken)
    {
        try
        {
            // The code of a plug-in may block where it should await, and Ctrl+C must get past it.
            var checkedWorkspace = new PluginWorkspace(workspace, Traits);
            var export = Task.Run(
                async () => await exporter.ExportAsync(images, content, checkedWorkspace, cancellationToken)
                    .ConfigureAwait(false),
                CancellationToken.None);
            await export.ConfigureAwait(false);
            checkedWorkspace.RequireUse();
        }
        catch (Exception failure)
            when (cancellationToken.IsCancellationRequested && failure is not RegistryPullException)
        {
            throw new OperationCanceledException(failure.Message, failure, cancellationToken);
        }
        catch (Exception failure) when (failure is not RegistryPullException)
        {
            throw PluginFailure.FromExport(File, failure);
        }
    }
}
