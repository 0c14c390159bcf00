using RegistryPull.Cli.ManagedFallback;
using RegistryPull.Exporters;
using RegistryPull.Exporting;

namespace RegistryPull.Cli;

/// <summary>Creates what commands use.</summary>
internal interface IComposition
{
    /// <summary>What is hidden in everything that is printed, and in files for people.</summary>
    SecretRedactor Secrets { get; }

    /// <summary>
    /// What runs in this program's place where a plug-in is needed; null when this program can load plug-ins by itself.
    /// </summary>
    ManagedBuild? ManagedBuild { get; }

    /// <summary>Makes the exporters that come with the program.</summary>
    IReadOnlyList<IExporter> BuiltIn(UnpackLimits limits, LayerCompression compression);

    /// <summary>Builds the pipeline; called only by a command that pulls.</summary>
    IPullServices Create(RegistryPullOptions options, IPullProgress progress, IEnumerable<IExporter> exporters);
}
