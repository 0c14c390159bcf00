using RegistryPull.Exporting;

namespace RegistryPull.Output;

/// <summary><see cref="ILayerExporter.ExportAsync"/> with its images.</summary>
internal delegate Task LayerExport(
    IVerifiedContent content, IOutputWorkspace workspace, CancellationToken cancellationToken);
