using RegistryPull.Exporting;

namespace RegistryPull;

/// <summary>An exporter without a plan, as short as a test wants it.</summary>
internal sealed class LambdaExporter(
    Func<IReadOnlyList<ExportImage>, IVerifiedContent, IOutputWorkspace, CancellationToken,
    Task> export) : ILayerExporter
{
    public string Format => "lambda";

    public string Description => "What a test says.";

    public OutputTraits Traits { get; init; } = new() { Kind = OutputKind.File };

    public Task ExportAsync(
        IReadOnlyList<ExportImage> images, IVerifiedContent content, IOutputWorkspace workspace,
        CancellationToken cancellationToken) =>
        export(images, content, workspace, cancellationToken);
}
