using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using RegistryPull.Cli.ManagedFallback;
using RegistryPull.Exporters;
using RegistryPull.Exporting;

namespace RegistryPull.Cli;

/// <summary>
/// What the program is made of: the only file that names implementations. Nothing here runs for <c>--help</c> or
/// <c>--version</c>.
/// </summary>
/// <param name="environment">Looks up an environment variable.</param>
/// <param name="root">The directory that <c>etc</c> is in.</param>
internal sealed class Composition(Func<string, string?> environment, string root = "/") : IComposition
{
    /// <summary>What is hidden where lines are printed.</summary>
    public SecretRedactor Secrets { get; init; } = new();

    /// <summary>What this run was called with: the managed build is called with the same.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    public ManagedBuild? ManagedBuild
    {
        get
        {
            if (RuntimeFeature.IsDynamicCodeSupported)
            {
                return null;
            }

            return CreateManagedBuild();
        }
    }

    public IReadOnlyList<IExporter> BuiltIn(UnpackLimits limits, LayerCompression compression) =>
        BuiltInExporters.Create(limits, compression);

    public IPullServices Create(RegistryPullOptions options, IPullProgress progress, IEnumerable<IExporter> exporters)
    {
        var services = new ServiceCollection();
        services.AddSingleton(progress);
        services.AddSingleton(Secrets);

        var pull = services.AddRegistryPull(options)
            .AddStoredCredentials(environment)
            .AddInstalledConfiguration(environment, root)
            .AddPartialRecords(environment);
        foreach (var exporter in exporters)
        {
            pull.AddExporter(exporter);
        }

        return new ComposedServices(services.BuildServiceProvider());
    }

    private ManagedBuild CreateManagedBuild()
    {
        var replacement = CreateReplacement();
        var folder = Path.Combine(AppContext.BaseDirectory, "managed");
        return new ManagedBuild(folder, Arguments, new DotnetRuntime(environment, root), replacement);
    }

    private static IProcessReplacement CreateReplacement()
    {
        if (OperatingSystem.IsWindows())
        {
            return new WindowsProcessReplacement();
        }

        return new ExecProcessReplacement();
    }
}
