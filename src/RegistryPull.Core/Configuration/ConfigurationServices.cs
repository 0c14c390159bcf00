using Microsoft.Extensions.DependencyInjection;
using RegistryPull.Transport.Trust;

namespace RegistryPull.Configuration;

/// <summary>Puts together what a machine's configuration says.</summary>
internal static class ConfigurationServices
{
    /// <summary>No configuration, until <see cref="AddInstalledConfiguration"/> says where it is.</summary>
    public static void AddConfiguration(this IServiceCollection services)
    {
        services.AddScoped<IRegistryConfiguration, NoConfiguration>();
        services.AddSingleton(new ConfigurationFiles(static _ => null, root: null));
        services.AddScoped<ConfigurationText>();
        services.AddScoped<CertificateFolders>();
        services.AddScoped<IConfiguredTrust, ConfiguredTrust>();
    }

    /// <summary>The configuration of this machine and user.</summary>
    public static void AddInstalledConfiguration(
        this IServiceCollection services, Func<string, string?> variable, string root)
    {
        services.AddSingleton(new ConfigurationFiles(variable, root));
        services.AddScoped<IRegistryConfiguration, InstalledConfiguration>();
    }
}
