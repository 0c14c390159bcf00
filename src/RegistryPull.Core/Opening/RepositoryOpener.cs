using RegistryPull.Archives;
using RegistryPull.Registries;
using RegistryPull.Repositories;
using RegistryPull.Resolving;

namespace RegistryPull.Opening;

/// <summary>Opens the repository of a source, whatever its kind.</summary>
internal sealed class RepositoryOpener(RegistryAuthenticator authenticator, ArchivePool archives)
{
    /// <summary>Opens a repository.</summary>
    /// <param name="source">Where the image is.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The repository; the caller disposes of it.</returns>
    /// <exception cref="RegistryPullException">The source cannot be opened.</exception>
    public async Task<IImageRepository> OpenAsync(ImageSource source, CancellationToken cancellationToken) =>
        source switch
        {
            RegistrySource registry => authenticator.Open(registry),
            ArchiveSource archive => await archives
                .OpenAsync(archive.Path, archive.Reference, cancellationToken)
                .ConfigureAwait(false),
            _ => throw new NotSupportedException($"a source of the kind {source.GetType().Name}"),
        };
}
