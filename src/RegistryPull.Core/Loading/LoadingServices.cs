using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RegistryPull.Interop;
using RegistryPull.Loading.Docker;
using RegistryPull.Loading.Programs;

namespace RegistryPull.Loading;

/// <summary>Puts together what loads images into engines.</summary>
internal static class LoadingServices
{
    /// <summary>Adds the engines of this machine.</summary>
    public static void AddLoading(this IServiceCollection services)
    {
        services.TryAddSingleton(new EngineFiles(ProcessEnvironment.Variables, "/"));
        services.TryAddSingleton(static provider => new EngineLimits(provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IProgramStarter, SystemProgramStarter>();
        services.TryAddSingleton<IDockerDialer, DockerDialer>();
        services.TryAddSingleton<ProgramRunner>();
        services.TryAddScoped<DockerOpener>();
        services.TryAddScoped<EngineOpener>();
        services.TryAddScoped<ArchiveWriter>();
    }

    /// <summary>Uses the engines that an environment and a root lead to.</summary>
    public static void AddEngines(this IServiceCollection services, Func<string, string?> variable, string root) =>
        services.AddSingleton(new EngineFiles(variable, root));
}
