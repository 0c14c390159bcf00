using RegistryPull.Exporters;
using RegistryPull.Exporting;

namespace RegistryPull.Cli;

/// <summary>What the program is made of, as far as commands need to know.</summary>
internal interface IComposition
{
    /// <summary>Makes the exporters that come with the program.</summary>
    IReadOnlyList<IImageExporter> BuiltIn(UnpackLimits limits);

    /// <summary>Builds the pipeline; called only by a command that pulls.</summary>
    IPullServices Create(RegistryPullOptions options, IPullProgress progress, IEnumerable<IImageExporter> exporters);
}
