using System.Collections.Immutable;

namespace RegistryPull.Loading;

/// <summary>An engine that images are loaded into.</summary>
internal interface IEngine : IDisposable
{
    /// <summary>Gets the engine and where it is, for messages: <c>docker at unix:///var/run/docker.sock</c>.</summary>
    string Name { get; }

    /// <summary>Loads images. What the engine has is not sent.</summary>
    /// <param name="images">The images and what gives their bytes.</param>
    /// <param name="cancellationToken">Cancels it; the engine then does not get the end of an archive.</param>
    /// <returns>What was done, for each image in its order.</returns>
    /// <exception cref="RegistryPullException">Content failed, or the engine refused.</exception>
    Task<ImmutableArray<LoadedImage>> LoadAsync(EngineImages images, CancellationToken cancellationToken);
}
