using Microsoft.Extensions.DependencyInjection;
using RegistryPull.Exporting;

namespace RegistryPull.Cli;

/// <summary>The pipeline as the container built it.</summary>
internal sealed class ComposedServices(ServiceProvider provider) : IPullServices
{
    public IReadOnlyList<IImageExporter> Exporters => provider.GetRequiredService<ExporterCatalog>().All;

    public Task<PullResult> PullAsync(PullRequest request, CancellationToken cancellationToken) =>
        provider.GetRequiredService<ImagePuller>().PullAsync(request, cancellationToken);

    public ValueTask DisposeAsync() => provider.DisposeAsync();
}
