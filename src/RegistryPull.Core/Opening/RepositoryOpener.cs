using RegistryPull.Registries;
using RegistryPull.Repositories;
using RegistryPull.Resolving;

namespace RegistryPull.Opening;

/// <summary>Opens the repository of a source, whatever its kind.</summary>
internal sealed class RepositoryOpener(RegistryAuthenticator authenticator)
{
    /// <summary>Opens a repository.</summary>
    /// <param name="source">Where the image is.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The repository; the caller disposes of it.</returns>
    /// <exception cref="RegistryPullException">The source cannot be opened.</exception>
    public Task<IImageRepository> OpenAsync(ImageSource source, CancellationToken cancellationToken) => source switch
    {
        RegistrySource registry => authenticator.OpenAsync(registry, cancellationToken),
        _ => throw new NotSupportedException($"a source of the kind {source.GetType().Name}"),
    };
}
