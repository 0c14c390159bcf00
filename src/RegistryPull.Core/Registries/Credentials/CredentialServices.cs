using Microsoft.Extensions.DependencyInjection;
using RegistryPull.Interop;

namespace RegistryPull.Registries.Credentials;

/// <summary>Puts the sources of credentials together, in the order in which they are asked.</summary>
internal static class CredentialServices
{
    // gcloud renews a token in 40 s (docker/for-mac#2371); some helpers open a browser and wait for the user.
    private static readonly TimeSpan ProgramTimeout = TimeSpan.FromMinutes(5);

    /// <summary>Adds the search, with the credential that the options of a session hold or point to.</summary>
    public static void AddCredentials(this IServiceCollection services)
    {
        services.AddScoped(static provider => new CredentialSearch(
            Sources(provider).ToList(),
            provider.GetRequiredService<MissingHelpers>(),
            provider.GetRequiredService<SecretRedactor>()));
        services.AddSingleton(new CredentialFiles(ProcessEnvironment.Variables));
        services.AddScoped<OptionCredentialSource>();
        services.AddScoped<MissingHelpers>();
        services.AddScoped(static provider => new ProgramRun(
            ProgramTimeout, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<IPullProgress>()));
        services.AddScoped<ProgramPath>();
        services.AddScoped<CredentialProgram>();
        services.AddScoped<CredentialLookup>();
        services.AddScoped<DefaultHelper>();
        services.AddScoped(static provider => CreateKeyStore(provider.GetRequiredService<IPullProgress>()));
        services.AddScoped<CredentialStore>();
    }

    /// <summary>Adds what docker and podman stored for this user. A session whose options name a file does not use
    /// it.</summary>
    public static void AddStoredCredentials(this IServiceCollection services, Func<string, string?>? variable)
    {
        if (variable is not null)
        {
            services.AddSingleton(new CredentialFiles(variable));
        }

        services.AddScoped<ICredentialSource, DockerVariableSource>();
        services.AddScoped<ICredentialSource, DockerFileSource>();
        services.AddScoped<ICredentialSource, KeyStoreSource>();
        services.AddScoped<ICredentialSource, ContainersFileSource>();
    }

    private static ISystemKeyStore CreateKeyStore(IPullProgress progress)
    {
        if (OperatingSystem.IsWindows())
        {
            return new WindowsCredentialManager(progress);
        }

        return new NoKeyStore();
    }

    private static IEnumerable<ICredentialSource> Sources(IServiceProvider provider)
    {
        yield return provider.GetRequiredService<OptionCredentialSource>();
        if (provider.GetRequiredService<RegistryPullOptions>().AuthFile is { } path)
        {
            yield return AuthFileSource.Open(path, provider.GetRequiredService<CredentialLookup>());
            yield break;
        }

        foreach (var stored in provider.GetServices<ICredentialSource>())
        {
            yield return stored;
        }
    }
}
