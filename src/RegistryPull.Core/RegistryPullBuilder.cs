using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using RegistryPull.Configuration;
using RegistryPull.Exporting;
using RegistryPull.FileSystem;
using RegistryPull.Registries.Credentials;
using RegistryPull.Transport.Proxies;

namespace RegistryPull;

/// <summary>Takes the exporters of a pipeline: ours and strangers' alike.</summary>
public sealed class RegistryPullBuilder
{
    private readonly RegistryPullOptions _options;

    internal RegistryPullBuilder(IServiceCollection services, RegistryPullOptions options) => (Services, _options) = (services, options);

    /// <summary>The services that the pipeline is in.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Looks for credentials where docker and podman keep them for this user, unless <see cref="RegistryPullOptions.AuthFile"/> names a file.</summary>
    /// <param name="variable">Looks up an environment variable, which say where these places are; null for the process's own.</param>
    /// <returns>This builder.</returns>
    public RegistryPullBuilder AddStoredCredentials(Func<string, string?>? variable = null)
    {
        Services.AddStoredCredentials(_options, variable);
        return this;
    }

    /// <summary>Heeds what docker, podman and containerd are told about registries on this machine: mirrors, certificates, and registries without verification; and the proxies that the environment names.</summary>
    /// <param name="variable">Looks up an environment variable, which say where the user's own files are; null for the process's own.</param>
    /// <param name="root">The directory that <c>etc</c> is in.</param>
    /// <returns>This builder.</returns>
    public RegistryPullBuilder AddInstalledConfiguration(Func<string, string?>? variable = null, string root = "/")
    {
        variable ??= Environment.GetEnvironmentVariable;
        Services.AddInstalledConfiguration(variable, root);
        Services.AddSingleton(ProxyEnvironment.Of(variable));
        return this;
    }

    /// <summary>Notes in this user's state directory where outputs are begun, so that <see cref="PullStorage"/> finds them wherever they are.</summary>
    /// <param name="variable">Looks up an environment variable, which say where that directory is; null for the process's own.</param>
    /// <returns>This builder.</returns>
    public RegistryPullBuilder AddPartialRecords(Func<string, string?>? variable = null)
    {
        Services.AddSingleton(StateDirectory.Of(variable ?? Environment.GetEnvironmentVariable));
        return this;
    }

    /// <summary>Adds an exporter.</summary>
    /// <param name="exporter">The exporter.</param>
    /// <returns>This builder.</returns>
    public RegistryPullBuilder AddExporter(IExporter exporter)
    {
        Services.AddSingleton(exporter);
        return this;
    }

    /// <summary>Adds an exporter that the container makes.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <returns>This builder.</returns>
    public RegistryPullBuilder AddExporter<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, IExporter
    {
        Services.AddSingleton<IExporter, T>();
        return this;
    }
}
