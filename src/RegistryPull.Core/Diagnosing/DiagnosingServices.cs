using Microsoft.Extensions.DependencyInjection;
using RegistryPull.Authentication;
using RegistryPull.Resolving;
using RegistryPull.Transport;
using RegistryPull.Transport.Proxies;
using RegistryPull.Transport.Trust;

namespace RegistryPull.Diagnosing;

/// <summary>Puts the doctor together: the steps, in the order in which they are tried.</summary>
internal static class DiagnosingServices
{
    public static void AddDiagnosing(this IServiceCollection services)
    {
        services.AddSingleton<INetwork, SystemNetwork>();
        services.AddSingleton<NetworkProbe>();
        services.AddSingleton(static provider => new RegistryDoctor(
            [
                new("reference", [], static () => new ReferenceExamination()),
                new("configuration", ["reference"], () => new ConfigurationExamination(Get<ReferenceResolver>(provider), Get<TrustPolicy>(provider))),
                new("credentials", ["reference"], () => new CredentialExamination(Get<CredentialSearch>(provider))),
                new("proxy", ["configuration"], () => new ProxyExamination(Get<ProxySelection>(provider))),
                new("dns", ["proxy"], () => new NameExamination(Get<NetworkProbe>(provider))),
                new("tcp", ["dns"], () => new ConnectionExamination(Get<NetworkProbe>(provider))),
                new("tls", ["tcp"], () => new TlsExamination(
                    Get<RegistryAuthenticator>(provider), Get<RegistryTransport>(provider), Get<TrustPolicy>(provider), Get<TimeProvider>(provider))),
                new("v2", ["tls"], () => new ApiExamination(Get<CredentialCheck>(provider))),
                new("token", ["v2", "credentials"], () => new TokenExamination(
                    Get<CredentialSearch>(provider), Get<TokenClient>(provider), Get<CredentialCheck>(provider), Get<RegistryTransport>(provider), Get<RetryPolicy>(provider))),
                new("manifest", ["token"], static () => new ManifestExamination()),
                new("blob", ["manifest"], static () => new BlobExamination()),
                new("rate-limit", ["manifest"], static () => new RateLimitExamination()),
            ],
            Get<TimeProvider>(provider)));
    }

    private static T Get<T>(IServiceProvider provider)
        where T : notnull => provider.GetRequiredService<T>();
}
