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

/// <summary>Puts the doctor together: the steps, in the order in which they are tried.</summary>
internal static class DiagnosingServices
{
    public static void AddDiagnosing(this IServiceCollection services)
    {
        services.AddScoped<NetworkProbe>();
        services.AddScoped(static provider => new RegistryDoctor(
            [
                new("reference", [], static () => new ReferenceStep()),
                new("configuration", ["reference"], () => new ConfigurationStep(Get<ReferenceResolver>(provider), Get<TrustPolicy>(provider))),
                new("credentials", ["reference"], () => new CredentialStep(Get<CredentialSearch>(provider))),
                new("proxy", ["configuration"], () => new ProxyStep(Get<ProxySelection>(provider))),
                new("dns", ["proxy"], () => new NameStep(Get<NetworkProbe>(provider), Get<INetwork>(provider))),
                new("tcp", ["dns"], () => new ConnectionStep(Get<NetworkProbe>(provider), Get<AddressRace>(provider))),
                new("tls", ["tcp"], () => new TlsStep(
                    Get<RegistryAuthenticator>(provider), Get<RegistryTransport>(provider), Get<TrustPolicy>(provider), Get<TimeProvider>(provider))),
                new("v2", ["tls"], () => new ApiStep(Get<CredentialCheck>(provider))),
                new("token", ["v2", "credentials"], () => new TokenStep(
                    Get<CredentialSearch>(provider), Get<TokenClient>(provider), Get<CredentialCheck>(provider), Get<RegistryTransport>(provider), Get<RetryPolicy>(provider))),
                new("manifest", ["token"], static () => new ManifestStep()),
                new("blob", ["manifest"], static () => new BlobStep()),
                new("rate-limit", ["manifest"], static () => new RateLimitStep()),
            ],
            Get<TimeProvider>(provider)));
    }

    private static T Get<T>(IServiceProvider provider)
        where T : notnull => provider.GetRequiredService<T>();
}
