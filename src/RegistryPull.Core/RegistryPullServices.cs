using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RegistryPull.Archives;
using RegistryPull.Caching;
using RegistryPull.Configuration;
using RegistryPull.Diagnosing;
using RegistryPull.Fetching;
using RegistryPull.FileSystem;
using RegistryPull.Interop;
using RegistryPull.Loading;
using RegistryPull.Opening;
using RegistryPull.Output;
using RegistryPull.Output.Resuming;
using RegistryPull.Pulling;
using RegistryPull.Pushing;
using RegistryPull.Registries;
using RegistryPull.Registries.Authentication;
using RegistryPull.Registries.Credentials;
using RegistryPull.Registries.Mirrors;
using RegistryPull.Resolving;
using RegistryPull.Retrying;
using RegistryPull.Selecting;
using RegistryPull.Telemetry;
using RegistryPull.Transfer;
using RegistryPull.Transport;
using RegistryPull.Transport.Dialing;
using RegistryPull.Transport.Proxies;
using RegistryPull.Transport.Trust;

namespace RegistryPull;

/// <summary>Registers the pull pipeline in a container.</summary>
public static class RegistryPullServices
{
    /// <summary>The name of the <see cref="System.Diagnostics.ActivitySource"/> of the pipeline, and its category in
    /// logs.</summary>
    public const string TelemetryName = "RegistryPull";

    /// <summary>Adds the entry points that <see cref="PullSession"/> lists, such as <see cref="ImagePuller"/>, and what
    /// they need. Each is created when it is first requested.</summary>
    /// <param name="services">The container. An <see cref="IPullProgress"/>, <see cref="TimeProvider"/> or
    /// <see cref="Random"/> that it already has is used. An <see cref="HttpMessageInvoker"/> replaces the connections
    /// with their proxies and checks of certificates. With logging in the container, what the progress reports is
    /// logged too.</param>
    /// <param name="options">How to behave towards registries; null for the defaults.</param>
    /// <returns>A builder that takes the exporters.</returns>
    /// <exception cref="InvalidOperationException">The container has a pipeline already, with other
    /// options.</exception>
    public static RegistryPullBuilder AddRegistryPull(
        this IServiceCollection services, RegistryPullOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var instances = services.Where(static service => !service.IsKeyedService)
            .Select(static service => service.ImplementationInstance);
        if (instances.OfType<RegistryPullBuilder>().FirstOrDefault() is { } earlier)
        {
            return Reuse(earlier, options);
        }

        var builder = new RegistryPullBuilder(services, options ?? new RegistryPullOptions());
        services.AddSingleton(builder);
        AddPipeline(services, builder.Options);
        return builder;
    }

    // Two callers that want different options would otherwise share whichever came last.
    private static RegistryPullBuilder Reuse(RegistryPullBuilder builder, RegistryPullOptions? options)
    {
        if (options is not null && options != builder.Options)
        {
            throw new InvalidOperationException("AddRegistryPull was called with other options before");
        }

        return builder;
    }

    /// <summary>Creates a session: pulls with options and progress that other pulls of the container do not
    /// have.</summary>
    /// <param name="services">The container that <see cref="AddRegistryPull"/> was called for.</param>
    /// <param name="options">How the session behaves towards registries; null for the options of the container.</param>
    /// <param name="progress">What the session reports to; null for the progress of the container.</param>
    /// <returns>The session; the caller disposes of it.</returns>
    public static PullSession CreatePullSession(
        this IServiceProvider services, RegistryPullOptions? options = null, IPullProgress? progress = null)
    {
        var scope = services.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<PullSession>();
        (session.Scope, session.Progress) = (scope, progress);
        session.Options = options ?? session.Options;
        return session;
    }

    private static void AddPipeline(IServiceCollection services, RegistryPullOptions options)
    {
        services.TryAddScoped(provider => new PullSession(provider, options));
        services.TryAddScoped(static provider => provider.GetRequiredService<PullSession>().Options);
#pragma warning disable RS0030 // The default of what everything else takes as a parameter.
        services.TryAddSingleton(static _ => new Random());
#pragma warning restore RS0030
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<SecretRedactor>();
        services.AddTelemetry();

        // The steps of a pull, in their order.
        services.TryAddScoped<ReferenceResolver>();
        services.TryAddScoped<RegistryAuthenticator>();
        services.TryAddScoped<ArchivePool>();
        services.TryAddScoped<RepositoryOpener>();
        services.TryAddScoped<ManifestSelector>();
        services.TryAddScoped<PinCheck>();
        services.TryAddScoped<ImageOpener>();
        services.TryAddScoped<LayerFetcher>();
        services.TryAddScoped<OutputFactory>();
        services.TryAddScoped<OutputCompanions>();
        services.TryAddScoped<SharingRetry>();
        services.TryAddScoped<TransferWriter>();

        services.TryAddSingleton(new StateDirectory(Folder: null));
        services.TryAddSingleton<PartialRecords>();
        services.TryAddScoped<PartialOutputs>();

        services.AddCaching();
        services.AddConfiguration();
        services.AddCredentials();
        services.TryAddScoped<TokenClient>();
        services.TryAddScoped<AuthorizationPool>();
        services.TryAddScoped<RealmPolicy>();
        services.TryAddScoped<INameLookup, SystemNameLookup>();
        services.TryAddScoped<CredentialCheck>();
        services.TryAddScoped<RetryPolicy>();
        services.TryAddScoped<MirrorHealth>();
        services.TryAddScoped<FetchContext>();
        services.TryAddScoped(static provider => new BodyLimits(
            provider.GetRequiredService<RegistryPullOptions>().Timeout, provider.GetRequiredService<TimeProvider>()));
        services.TryAddScoped<RedirectRules>();
        services.TryAddScoped<RegistryTransport>();
        services.TryAddScoped<Throttle>();
        services.TryAddScoped<TrustPolicy>();
        services.TryAddSingleton<INetwork, SystemNetwork>();
        services.TryAddScoped<AddressRace>();
        services.TryAddScoped<Dialer>();
        services.TryAddSingleton(ProxyEnvironment.From(ProcessEnvironment.Variables));
        services.TryAddScoped<ProxySelection>();
        services.TryAddScoped<ConnectionPools>();
        services.TryAddScoped<SecretCollector>();
        services.TryAddScoped(static provider => new HttpMessageInvoker(
            new RequestActivityHandler(
                provider.GetRequiredService<PullActivities>(), provider.GetRequiredService<SecretCollector>()),
            disposeHandler: false));
        services.TryAddSingleton<ExporterCatalog>();
        services.TryAddScoped(static provider => new ImagePuller(
            provider.GetRequiredService<ImageOpener>(),
            provider.GetRequiredService<LayerFetcher>(),
            provider.GetRequiredService<OutputFactory>(),
            provider.GetRequiredService<OutputCompanions>())
        {
            Activities = provider.GetRequiredService<PullActivities>(),
            Progress = provider.GetRequiredService<IPullProgress>(),
            Time = provider.GetRequiredService<TimeProvider>(),
        });
        services.TryAddScoped<PushContext>();
        services.TryAddScoped(static provider => new ImagePusher(
            provider.GetRequiredService<ImageOpener>(),
            provider.GetRequiredService<ReferenceResolver>(),
            provider.GetRequiredService<RegistryAuthenticator>(),
            provider.GetRequiredService<PushContext>(),
            provider.GetRequiredService<TimeProvider>()));
        services.TryAddScoped(static provider => new ImageInspector(
            provider.GetRequiredService<RepositoryOpener>()));
        services.TryAddScoped(static provider => new ArchiveServer(
            provider.GetRequiredService<ArchivePool>(), provider.GetRequiredService<IPullProgress>()));
        services.TryAddScoped(static provider => new ArchiveVerifier(
            provider.GetRequiredService<ArchivePool>(),
            provider.GetRequiredService<ImageOpener>(),
            provider.GetRequiredService<TimeProvider>()));
        services.TryAddScoped(static provider => new ImageComparer(
            provider.GetRequiredService<ArchivePool>(),
            provider.GetRequiredService<ImageOpener>(),
            provider.GetRequiredService<LayerFetcher>()));
        services.TryAddScoped(static provider => new RegistryLogin(
            provider.GetRequiredService<ReferenceResolver>(),
            provider.GetRequiredService<RegistryAuthenticator>(),
            provider.GetRequiredService<CredentialCheck>(),
            provider.GetRequiredService<CredentialStore>(),
            provider.GetRequiredService<SecretRedactor>()));
        services.TryAddScoped(static provider => new PullStorage(
            provider.GetRequiredService<RegistryPullOptions>(),
            provider.GetRequiredService<PartialOutputs>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddDiagnosing();
        services.AddLoading();
        services.TryAddScoped(static provider => new ImageLoader(
            provider.GetRequiredService<ImageOpener>(),
            provider.GetRequiredService<LayerFetcher>(),
            provider.GetRequiredService<EngineOpener>(),
            provider.GetRequiredService<ArchiveWriter>())
        {
            Time = provider.GetRequiredService<TimeProvider>(),
        });
    }
}
