using Microsoft.Extensions.DependencyInjection;

namespace RegistryPull;

/// <summary>Pulls that belong together: their options and progress, and what they learn on the way, such as
/// connections, tokens and broken mirrors. Sessions of one container can run at the same time.</summary>
/// <remarks>Create one with <see cref="RegistryPullServices.CreatePullSession"/>. Its members are those of the
/// container that it was created from, with the options and progress of the session.</remarks>
public sealed class PullSession : IAsyncDisposable, IDisposable
{
    private readonly IServiceProvider _services;

    internal PullSession(IServiceProvider services, RegistryPullOptions options) =>
        (_services, Options) = (services, options);

    /// <summary>Gets how the session behaves towards registries.</summary>
    public RegistryPullOptions Options { get; internal set; }

    /// <summary>Gets what pulls images.</summary>
    /// <exception cref="RegistryPullException">The options name a file that cannot be read.</exception>
    public ImagePuller Puller => _services.GetRequiredService<ImagePuller>();

    /// <summary>Gets what pushes images.</summary>
    /// <inheritdoc cref="Puller" path="/exception"/>
    public ImagePusher Pusher => _services.GetRequiredService<ImagePusher>();

    /// <summary>Gets what loads images into engines.</summary>
    /// <inheritdoc cref="Puller" path="/exception"/>
    public ImageLoader Loader => _services.GetRequiredService<ImageLoader>();

    /// <summary>Gets what answers questions about images.</summary>
    /// <inheritdoc cref="Puller" path="/exception"/>
    public ImageInspector Inspector => _services.GetRequiredService<ImageInspector>();

    /// <summary>Gets what opens archives as registries.</summary>
    public ArchiveServer Server => _services.GetRequiredService<ArchiveServer>();

    /// <summary>Gets what verifies archives.</summary>
    /// <inheritdoc cref="Puller" path="/exception"/>
    public ArchiveVerifier Verifier => _services.GetRequiredService<ArchiveVerifier>();

    /// <summary>Gets what compares images.</summary>
    /// <inheritdoc cref="Puller" path="/exception"/>
    public ImageComparer Comparer => _services.GetRequiredService<ImageComparer>();

    /// <summary>Gets what signs in to registries and out of them.</summary>
    /// <inheritdoc cref="Puller" path="/exception"/>
    public RegistryLogin Login => _services.GetRequiredService<RegistryLogin>();

    /// <summary>Gets what finds out why a registry or an image cannot be reached.</summary>
    public RegistryDoctor Doctor => _services.GetRequiredService<RegistryDoctor>();

    /// <summary>Gets what lists and removes the cache and unfinished outputs.</summary>
    public PullStorage Storage => _services.GetRequiredService<PullStorage>();

    /// <summary>Gets the progress that the session was created with; null for the container's.</summary>
    internal IPullProgress? Progress { get; set; }

    /// <summary>Gets the scope that ends with the session; null for the session of a scope that the caller
    /// made.</summary>
    internal AsyncServiceScope? Scope { get; set; }

    /// <summary>Closes the connections of the session.</summary>
    /// <returns>A task that ends when they are closed.</returns>
    public ValueTask DisposeAsync()
    {
        var scope = TakeScope();
        return scope?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    /// <summary>Closes the connections of the session.</summary>
    public void Dispose() => TakeScope()?.Dispose();

    // The scope disposes of this session in turn.
    private AsyncServiceScope? TakeScope()
    {
        var scope = Scope;
        Scope = null;
        return scope;
    }
}
