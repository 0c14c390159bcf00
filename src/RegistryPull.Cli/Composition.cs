using Microsoft.Extensions.DependencyInjection;
using RegistryPull.Exporters;

namespace RegistryPull.Cli;

/// <summary>What the program is made of: the only file that names implementations. Nothing here runs for <c>--help</c> or <c>--version</c>.</summary>
internal static class Composition
{
    public static IPullServices Create(RegistryPullOptions options, IPullProgress progress)
    {
        var services = new ServiceCollection();
        services.AddSingleton(progress);

        var pull = services.AddRegistryPull(options);
        foreach (var exporter in BuiltInExporters.All)
        {
            pull.AddExporter(exporter);
        }

        return new ComposedServices(services.BuildServiceProvider());
    }
}
