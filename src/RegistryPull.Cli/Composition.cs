using Microsoft.Extensions.DependencyInjection;
using RegistryPull.Exporters;
using RegistryPull.Exporting;

namespace RegistryPull.Cli;

/// <summary>What the program is made of: the only file that names implementations. Nothing here runs for <c>--help</c> or <c>--version</c>.</summary>
internal sealed class Composition(Func<string, string?> environment) : IComposition
{
    public IReadOnlyList<IImageExporter> BuiltIn(UnpackLimits limits) => BuiltInExporters.Create(limits);

    public IPullServices Create(RegistryPullOptions options, IPullProgress progress, IEnumerable<IImageExporter> exporters)
    {
        var services = new ServiceCollection();
        services.AddSingleton(progress);

        var pull = services.AddRegistryPull(options).AddStoredCredentials(environment);
        foreach (var exporter in exporters)
        {
            pull.AddExporter(exporter);
        }

        return new ComposedServices(services.BuildServiceProvider());
    }
}
