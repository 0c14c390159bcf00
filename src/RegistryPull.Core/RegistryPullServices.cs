using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RegistryPull.Caching;
using RegistryPull.Configuration;
using RegistryPull.Diagnosing;
using RegistryPull.Fetching;
using RegistryPull.FileSystem;
using RegistryPull.Output;
using RegistryPull.Output.Resuming;
using RegistryPull.Registries;
using RegistryPull.Registries.Authentication;
using RegistryPull.Registries.Credentials;
using RegistryPull.Registries.Mirrors;
using RegistryPull.Resolving;
using RegistryPull.Selecting;
using RegistryPull.Telemetry;
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

    /// <summary>Adds <see cref="ImagePuller"/>, <see cref="ImageInspector"/>, <see cref="RegistryLogin"/>,
    /// <see cref="RegistryDoctor"/>,
    /// <see cref="PullStorage"/> and what they need. Each is created when it is first requested.</summary>
    /// <param name="services">The container. An <see cref="IPullProgress"/>, <see cref="TimeProvider"/> or
    /// <see cref="Random"/> that it
    /// already has is used. An <see cref="HttpMessageInvoker"/> replaces the connections with their proxies and checks
    /// of certificates.
    /// With logging in the container, what the progress reports is logged too.</param>
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

    private static void AddPipeline(IServiceCollection services, RegistryPullOptions options)
    {
        services.TryAddSingleton(options);
        services.TryAddSingleton(static _ => new Random());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<SecretRedactor>();
        services.AddTelemetry();

        // The five rooms, in the order in which a reference walks through them.
        services.TryAddSingleton<ReferenceResolver>();
        services.TryAddSingleton<RegistryAuthenticator>();
        services.TryAddSingleton<ManifestSelector>();
        services.TryAddSingleton<LayerFetcher>();
        services.TryAddSingleton<OutputFactory>();

        services.TryAddSingleton(new StateDirectory(Folder: null));
        services.TryAddSingleton<PartialRecords>();
        services.TryAddSingleton<PartialOutputs>();

        services.AddCaching(options);
        services.AddConfiguration();
        services.AddCredentials(options);
        services.TryAddSingleton<TokenClient>();
        services.TryAddSingleton<RealmPolicy>();
        services.TryAddSingleton<INameLookup, SystemNameLookup>();
        services.TryAddSingleton<CredentialCheck>();
        services.TryAddSingleton<RetryPolicy>();
        services.TryAddSingleton<MirrorHealth>();
        services.TryAddSingleton<FetchContext>();
        services.TryAddSingleton<RegistryTransport>();
        services.TryAddSingleton<Throttle>();
        services.TryAddSingleton<TrustPolicy>();
        services.TryAddSingleton<INetwork, SystemNetwork>();
        services.TryAddSingleton<AddressRace>();
        services.TryAddSingleton<Dialer>();
        services.TryAddSingleton(ProxyEnvironment.Of(Environment.GetEnvironmentVariable));
        services.TryAddSingleton<ProxySelection>();
        services.TryAddSingleton<ConnectionPools>();
        services.TryAddSingleton<SecretCollector>();
        services.TryAddSingleton(static provider => new HttpMessageInvoker(
            new RequestActivityHandler(
                provider.GetRequiredService<PullActivities>(), provider.GetRequiredService<SecretCollector>()),
            disposeHandler: false));
        services.TryAddSingleton<ExporterCatalog>();
        services.TryAddSingleton(static provider => new ImagePuller(
            provider.GetRequiredService<ReferenceResolver>(),
            provider.GetRequiredService<RegistryAuthenticator>(),
            provider.GetRequiredService<ManifestSelector>(),
            provider.GetRequiredService<LayerFetcher>(),
            provider.GetRequiredService<OutputFactory>())
        {
            Activities = provider.GetRequiredService<PullActivities>(),
        });
        services.TryAddSingleton(static provider => new ImageInspector(
            provider.GetRequiredService<ReferenceResolver>(),
            provider.GetRequiredService<RegistryAuthenticator>()));
        services.TryAddSingleton(static provider => new RegistryLogin(
            provider.GetRequiredService<ReferenceResolver>(),
            provider.GetRequiredService<RegistryAuthenticator>(),
            provider.GetRequiredService<CredentialCheck>(),
            provider.GetRequiredService<CredentialStore>(),
            provider.GetRequiredService<SecretRedactor>()));
        services.TryAddSingleton(static provider => new PullStorage(
            provider.GetRequiredService<RegistryPullOptions>(),
            provider.GetRequiredService<PartialOutputs>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddDiagnosing();
    }
}
