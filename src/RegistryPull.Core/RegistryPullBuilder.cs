using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using RegistryPull.Exporting;

namespace RegistryPull;

/// <summary>Takes the exporters of a pipeline: ours and strangers' alike.</summary>
public sealed class RegistryPullBuilder
{
    internal RegistryPullBuilder(IServiceCollection services) => Services = services;

    /// <summary>The services that the pipeline is in.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Adds an exporter.</summary>
    /// <param name="exporter">The exporter.</param>
    /// <returns>This builder.</returns>
    public RegistryPullBuilder AddExporter(IImageExporter exporter)
    {
        Services.AddSingleton(exporter);
        return this;
    }

    /// <summary>Adds an exporter that the container makes.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <returns>This builder.</returns>
    public RegistryPullBuilder AddExporter<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, IImageExporter
    {
        Services.AddSingleton<IImageExporter, T>();
        return this;
    }
}
