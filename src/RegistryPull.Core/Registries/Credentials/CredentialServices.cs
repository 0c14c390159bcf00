using Microsoft.Extensions.DependencyInjection;

namespace RegistryPull.Registries.Credentials;

/// <summary>Puts the sources of credentials together, in the order in which they are asked.</summary>
internal static class CredentialServices
{
    // A key store answers in a moment; one that asks the person to unlock it cannot reach anybody through us.
    private static readonly TimeSpan ProgramTimeout = TimeSpan.FromSeconds(10);

    /// <summary>What was given for this run.</summary>
    public static void AddCredentials(this IServiceCollection services, RegistryPullOptions options)
    {
        services.AddSingleton<CredentialSearch>();
        services.AddSingleton(new CredentialFiles(Environment.GetEnvironmentVariable));
        services.AddSingleton(new ProgramRun(ProgramTimeout));
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
