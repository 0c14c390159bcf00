using RegistryPull.Archives;
using RegistryPull.Registries;
using RegistryPull.Repositories;
using RegistryPull.Resolving;

namespace RegistryPull.Opening;

/// <summary>Opens the repository of an image, wherever it is.</summary>
internal sealed class RepositoryOpener(
    ReferenceResolver resolver, RegistryAuthenticator authenticator, ArchivePool archives)
{
    /// <summary>Opens a repository.</summary>
    /// <param name="image">Where the image is.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The repository; the caller disposes of it.</returns>
    /// <exception cref="RegistryPullException">The source cannot be opened.</exception>
    public async Task<IImageRepository> OpenAsync(ImageLocator image, CancellationToken cancellationToken) =>
        resolver.Resolve(image) switch
        {
            RegistrySource registry => authenticator.Open(registry),
            ArchiveSource archive => await archives
                .OpenAsync(archive.Path, archive.Reference, image.Known, cancellationToken)
                .ConfigureAwait(false),
            var source => throw new NotSupportedException($"a source of the kind {source.GetType().Name}"),
        };
}
