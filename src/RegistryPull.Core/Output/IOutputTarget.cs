using System.Collections.Immutable;
using RegistryPull.Content;
using RegistryPull.Exporting;

namespace RegistryPull.Output;

/// <summary>Where one output goes: a stream, a new or replaced path, or a path that is compared only.</summary>
internal interface IOutputTarget : IDisposable
{
    /// <summary>Reads what the plan has to be merged with. Nothing else writes it until the target is disposed
    /// of.</summary>
    /// <param name="paths">Small files of the output.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The context of the plan.</returns>
    /// <exception cref="OutputException">A file is too large or cannot be read.</exception>
    Task<PlanContext> ReadExistingAsync(ImmutableArray<string> paths, CancellationToken cancellationToken);

    /// <summary>Carries out a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="content">Gives its blobs.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>What was made.</returns>
    /// <exception cref="RegistryPullException">Content or output failed.</exception>
    Task<WrittenOutput> WriteAsync(OutputPlan plan, IBlobContent content, CancellationToken cancellationToken);

    /// <summary>Has an exporter write the output that has no plan.</summary>
    /// <param name="export">The exporter with its images.</param>
    /// <param name="content">Gives the layers.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>What was made.</returns>
    /// <exception cref="RegistryPullException">Content or output failed.</exception>
    Task<WrittenOutput> ExportAsync(LayerExport export, IBlobContent content, CancellationToken cancellationToken);
}
