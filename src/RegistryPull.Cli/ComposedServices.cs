using Microsoft.Extensions.DependencyInjection;

namespace RegistryPull.Cli;

/// <summary>The pipeline as the container built it: one session for the whole run.</summary>
internal sealed class ComposedServices(ServiceProvider provider) : IPullServices
{
    private readonly PullSession _session = provider.CreatePullSession();

    public ArchiveVerifier Verifier => _session.Verifier;

    public ImageComparer Comparer => _session.Comparer;

    public ImageInspector Inspector => _session.Inspector;

    public ArchiveServer Server => _session.Server;

    public RegistryLogin Login => _session.Login;

    public PullStorage Storage => _session.Storage;

    public RegistryDoctor Doctor => _session.Doctor;

    public Task<PullResult> PullAsync(PullRequest request, CancellationToken cancellationToken) =>
        _session.Puller.PullAsync(request, cancellationToken);

    public Task<PlannedPull> PlanAsync(PullRequest request, CancellationToken cancellationToken) =>
        _session.Puller.PlanAsync(request, cancellationToken);

    public Task<LoadResult> LoadAsync(LoadRequest request, CancellationToken cancellationToken) =>
        _session.Loader.LoadAsync(request, cancellationToken);

    public Task<PushResult> PushAsync(PushRequest request, CancellationToken cancellationToken) =>
        _session.Pusher.PushAsync(request, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();
        await provider.DisposeAsync();
    }
}
