using RegistryPull.Exporting;

namespace RegistryPull.Cli;

/// <summary>What commands need of the rest of the program: the boundary to the network and the disk.</summary>
internal interface IPullServices : IAsyncDisposable
{
    /// <summary>The exporters, sorted by format.</summary>
    IReadOnlyList<IImageExporter> Exporters { get; }

    /// <inheritdoc cref="ImagePuller.PullAsync"/>
    Task<PullResult> PullAsync(PullRequest request, CancellationToken cancellationToken);
}
