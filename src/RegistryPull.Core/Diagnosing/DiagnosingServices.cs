using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using RegistryPull.Registries;
using RegistryPull.Registries.Authentication;
using RegistryPull.Registries.Credentials;
using RegistryPull.Resolving;
using RegistryPull.Retrying;
using RegistryPull.Transport;
using RegistryPull.Transport.Dialing;
using RegistryPull.Transport.Proxies;
using RegistryPull.Transport.Trust;

namespace RegistryPull.Diagnosing;

/// <summary>Registers the doctor with its steps, in the order in which they run.</summary>
internal static class DiagnosingServices
{
    public static void AddDiagnosing(this IServiceCollection services)
    {
        services.AddScoped<NetworkProbe>();
        services.AddScoped<StepRunner>();
        services.AddScoped(static provider => new RegistryDoctor(Steps(provider), Get<StepRunner>(provider)));
    }

    private static ImmutableArray<DoctorStep> Steps(IServiceProvider provider)
    {
        DoctorStep credentials = new(
            "credentials", ["reference"], () => new CredentialStep(Get<CredentialSearch>(provider)));
        var connection = ConnectionSteps(provider);
        return
        [
            new("reference", [], static () => new ReferenceStep()),
            new("configuration", ["reference"], () => new ConfigurationStep(
                Get<ReferenceResolver>(provider), Get<TrustPolicy>(provider))),
            credentials,
            new(
                "mirrors",
                ["configuration"],
                () => new MirrorsStep(Get<StepRunner>(provider), [credentials, .. connection])),
            .. connection,
            new("rate-limit", ["manifest"], static () => new RateLimitStep()),
        ];
    }

    private static ImmutableArray<DoctorStep> ConnectionSteps(IServiceProvider provider) =>
    [
        new("proxy", ["configuration"], () => new ProxyStep(Get<ProxySelection>(provider))),
        new("dns", ["proxy"], () => new NameStep(Get<NetworkProbe>(provider), Get<INetwork>(provider))),
        new("tcp", ["dns"], () => new ConnectionStep(Get<NetworkProbe>(provider), Get<AddressRace>(provider))),
        new("tls", ["tcp"], () => new TlsStep(
            Get<RegistryAuthenticator>(provider),
            Get<RegistryTransport>(provider),
            Get<TrustPolicy>(provider),
            Get<TimeProvider>(provider))),
        new("v2", ["tls"], () => new ApiStep(Get<CredentialCheck>(provider))),
        new("token", ["v2", "credentials"], () => new TokenStep(
            Get<CredentialSearch>(provider),
            Get<TokenClient>(provider),
            Get<CredentialCheck>(provider),
            Get<RegistryTransport>(provider),
            Get<RetryPolicy>(provider))),
        new("manifest", ["token"], static () => new ManifestStep()),
        new("blob", ["manifest"], static () => new BlobStep()),
    ];

    private static T Get<T>(IServiceProvider provider)
        where T : notnull => provider.GetRequiredService<T>();
}
