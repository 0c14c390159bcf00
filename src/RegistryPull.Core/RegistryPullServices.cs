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
using RegistryPull.Transport;
using RegistryPull.Transport.Dialing;
using RegistryPull.Transport.Proxies;
using RegistryPull.Transport.Trust;

namespace RegistryPull;

/// <summary>Puts the pull pipeline together.</summary>
public static class RegistryPullServices
{
    /// <summary>Adds <see cref="ImagePuller"/>, <see cref="ImageInspector"/>, <see cref="RegistryLogin"/>, <see cref="RegistryDoctor"/>, <see cref="PullStorage"/> and everything behind them; each is made when it is first asked for.</summary>
    /// <param name="services">Where to; an <see cref="IPullProgress"/>, <see cref="Random"/> or <see cref="SecretRedactor"/> that is there already is used.</param>
    /// <param name="options">How to behave towards registries; null for the defaults.</param>
    /// <returns>Takes the exporters.</returns>
    public static RegistryPullBuilder AddRegistryPull(this IServiceCollection services, RegistryPullOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        options ??= new RegistryPullOptions();
        services.AddSingleton(options);
        services.TryAddSingleton<IPullProgress>(static _ => new NoProgress());
        services.TryAddSingleton(static _ => new Random());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<SecretRedactor>();

        // The five rooms, in the order in which a reference walks through them.
        services.AddSingleton<ReferenceResolver>();
        services.AddSingleton<RegistryAuthenticator>();
        services.AddSingleton<ManifestSelector>();
        services.AddSingleton<LayerFetcher>();
        services.AddSingleton<OutputFactory>();

        services.AddSingleton(new StateDirectory(Folder: null));
        services.AddSingleton<PartialRecords>();
        services.AddSingleton<PartialOutputs>();

        services.AddCaching(options);
        services.AddConfiguration();
        services.AddCredentials(options);
        services.AddSingleton<TokenClient>();
        services.AddSingleton<RealmPolicy>();
        services.AddSingleton<INameLookup, SystemNameLookup>();
        services.AddSingleton<CredentialCheck>();
        services.AddSingleton<RetryPolicy>();
        services.AddSingleton<MirrorHealth>();
        services.AddSingleton<FetchContext>();
        services.AddSingleton<RegistryTransport>();
        services.AddSingleton<Throttle>();
        services.AddSingleton<TrustPolicy>();
        services.AddSingleton<INetwork, SystemNetwork>();
        services.AddSingleton<AddressRace>();
        services.AddSingleton<Dialer>();
        services.AddSingleton(ProxyEnvironment.Of(Environment.GetEnvironmentVariable));
        services.AddSingleton<ProxySelection>();
        services.AddSingleton<ConnectionPools>();
        services.AddSingleton<SecretCollector>();
        services.AddSingleton<HttpMessageInvoker>(static provider => new HttpMessageInvoker(provider.GetRequiredService<SecretCollector>(), disposeHandler: false));
        services.AddSingleton<ExporterCatalog>();
        services.AddSingleton(static provider => new ImagePuller(
            provider.GetRequiredService<ReferenceResolver>(),
            provider.GetRequiredService<RegistryAuthenticator>(),
            provider.GetRequiredService<ManifestSelector>(),
            provider.GetRequiredService<LayerFetcher>(),
            provider.GetRequiredService<OutputFactory>()));
        services.AddSingleton(static provider => new ImageInspector(
            provider.GetRequiredService<ReferenceResolver>(),
            provider.GetRequiredService<RegistryAuthenticator>()));
        services.AddSingleton(static provider => new RegistryLogin(
            provider.GetRequiredService<ReferenceResolver>(),
            provider.GetRequiredService<RegistryAuthenticator>(),
            provider.GetRequiredService<CredentialCheck>(),
            provider.GetRequiredService<CredentialStore>(),
            provider.GetRequiredService<SecretRedactor>()));
        services.AddSingleton(static provider => new PullStorage(
            provider.GetRequiredService<RegistryPullOptions>(),
            provider.GetRequiredService<PartialOutputs>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddDiagnosing();
        return new RegistryPullBuilder(services, options);
    }
}
