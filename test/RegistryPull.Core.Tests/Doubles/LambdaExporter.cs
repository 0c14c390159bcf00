using RegistryPull.Exporting;


namespace RegistryPull;

/// <summary>A stranger's exporter, as short as a test wants it.</summary>
internal sealed class LambdaExporter(Func<IReadOnlyList<ExportImage>, IBlobSource, IExportStaging, CancellationToken, Task> export) : IImageExporter
{
    public string Format => "lambda";

    public string Description => "What a test says.";

    public OutputTraits Traits { get; init; } = new() { Kind = OutputKind.File };

    public Task ExportAsync(IReadOnlyList<ExportImage> images, IBlobSource content, IExportStaging staging, CancellationToken cancellationToken) =>
        export(images, content, staging, cancellationToken);
}
