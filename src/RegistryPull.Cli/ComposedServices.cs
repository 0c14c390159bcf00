using Microsoft.Extensions.DependencyInjection;

namespace RegistryPull.Cli;

/// <summary>The pipeline as the container built it.</summary>
internal sealed class ComposedServices(ServiceProvider provider) : IPullServices
{
    public Task<PullResult> PullAsync(PullRequest request, CancellationToken cancellationToken) =>
        provider.GetRequiredService<ImagePuller>().PullAsync(request, cancellationToken);

    public ImageInspector Inspector => provider.GetRequiredService<ImageInspector>();

    public RegistryLogin Login => provider.GetRequiredService<RegistryLogin>();

    public PullStorage Storage => provider.GetRequiredService<PullStorage>();

    public RegistryDoctor Doctor => provider.GetRequiredService<RegistryDoctor>();

    public ValueTask DisposeAsync() => provider.DisposeAsync();
}
