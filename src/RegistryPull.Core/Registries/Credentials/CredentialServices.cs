using Microsoft.Extensions.DependencyInjection;

namespace RegistryPull.Registries.Credentials;

/// <summary>Puts the sources of credentials together, in the order in which they are asked.</summary>
internal static class CredentialServices
{
    // gcloud renews a token in 40 s (docker/for-mac#2371); some helpers open a browser and wait for the person.
    private static readonly TimeSpan ProgramTimeout = TimeSpan.FromMinutes(5);

    /// <summary>What was given for this run.</summary>
    public static void AddCredentials(this IServiceCollection services, RegistryPullOptions options)
    {
        services.AddSingleton<CredentialSearch>();
        services.AddSingleton(new CredentialFiles(Environment.GetEnvironmentVariable));
        services.AddSingleton<MissingHelpers>();
        services.AddSingleton(static provider => new ProgramRun(
            ProgramTimeout, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<IPullProgress>()));
        services.AddSingleton<ProgramPath>();
        services.AddSingleton<CredentialProgram>();
        services.AddSingleton<CredentialLookup>();
        services.AddSingleton<CredentialStore>();

        services.AddSingleton<ICredentialSource, OptionCredentialSource>();
        if (options.AuthFile is { } path)
        {
            services.AddSingleton<ICredentialSource>(provider => AuthFileSource.Open(path, provider.GetRequiredService<CredentialLookup>()));
        }
    }

    /// <summary>What docker and podman stored for this user; a file that was named for this run stands in its place.</summary>
    public static void AddStoredCredentials(this IServiceCollection services, RegistryPullOptions options, Func<string, string?>? variable)
    {
        if (variable is not null)
        {
            services.AddSingleton(new CredentialFiles(variable));
        }

        if (options.AuthFile is null)
        {
            services.AddSingleton<ICredentialSource, DockerVariableSource>();
            services.AddSingleton<ICredentialSource, DockerFileSource>();
            services.AddSingleton<ICredentialSource, ContainersFileSource>();
        }
    }
}
