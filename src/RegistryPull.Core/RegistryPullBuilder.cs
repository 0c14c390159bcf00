using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using RegistryPull.Configuration;
using RegistryPull.Exporting;
using RegistryPull.FileSystem;
using RegistryPull.Interop;
using RegistryPull.Loading;
using RegistryPull.Registries.Credentials;
using RegistryPull.Transport.Proxies;

namespace RegistryPull;

/// <summary>Configures the pipeline of <see cref="RegistryPullServices.AddRegistryPull"/>: its exporters, and what it
/// reads of this machine.</summary>
public sealed class RegistryPullBuilder : IExporterBuilder
{
    internal RegistryPullBuilder(IServiceCollection services, RegistryPullOptions options) =>
        (Services, Options) = (services, options);

    /// <summary>Gets the container that the pipeline is registered in.</summary>
    public IServiceCollection Services { get; }

    internal RegistryPullOptions Options { get; }

    /// <summary>Uses the credentials that docker and podman store for this user, unless
    /// <see cref="RegistryPullOptions.AuthFile"/> names a file.</summary>
    /// <param name="variable">Looks up environment variables, which name the directories; null for those of this
    /// process.</param>
    /// <returns>This builder.</returns>
    public RegistryPullBuilder AddStoredCredentials(Func<string, string?>? variable = null)
    {
        Services.AddStoredCredentials(variable);
        return this;
    }

    /// <summary>Uses this machine's configuration of docker, podman and containerd (mirrors, certificates, insecure
    /// registries), the engines themselves, and the proxies that the environment names.</summary>
    /// <param name="variable">Looks up environment variables, which name the user's directories and the engines'
    /// sockets; null for those of this process.</param>
    /// <param name="root">The directory that contains <c>etc</c> and <c>var</c>.</param>
    /// <returns>This builder.</returns>
    public RegistryPullBuilder AddInstalledConfiguration(Func<string, string?>? variable = null, string root = "/")
    {
        variable ??= ProcessEnvironment.Variables;
        Services.AddInstalledConfiguration(variable, root);
        Services.AddEngines(variable, root);
        Services.AddSingleton(ProxyEnvironment.From(variable));
        return this;
    }

    /// <summary>Records unfinished outputs in this user's state directory, so that <see cref="PullStorage"/> finds them
    /// in any directory.</summary>
    /// <param name="variable">Looks up environment variables, which name the state directory; null for those of this
    /// process.</param>
    /// <returns>This builder.</returns>
    public RegistryPullBuilder AddPartialRecords(Func<string, string?>? variable = null)
    {
        Services.AddSingleton(StateDirectory.Find(variable ?? ProcessEnvironment.Variables));
        return this;
    }

    /// <summary>Adds an exporter.</summary>
    /// <param name="exporter">The exporter. Of two with the same format, the first is used.</param>
    /// <returns>This builder.</returns>
    public RegistryPullBuilder AddExporter(IExporter exporter)
    {
        Services.AddSingleton(exporter);
        return this;
    }

    /// <summary>Adds an exporter that the container creates.</summary>
    /// <typeparam name="T">The type of the exporter.</typeparam>
    /// <returns>This builder.</returns>
    public RegistryPullBuilder AddExporter<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, IExporter
    {
        Services.AddSingleton<IExporter, T>();
        return this;
    }

    void IExporterBuilder.AddExporter(IExporter exporter) => AddExporter(exporter);
}
