using System.Collections.Immutable;
using RegistryPull.Exporting;

namespace RegistryPull.Loading;

/// <summary>The images of an engine that can be asked, and that reads an archive.</summary>
internal interface IImageStore : IDisposable
{
    /// <inheritdoc cref="IEngine.Name"/>
    string Name { get; }

    /// <summary>Gets whether one archive may hold several images. Where an engine would lose their digests, each is
    /// sent by itself.</summary>
    bool TakesSeveral { get; }

    /// <summary>Returns the names that must lead to an image once it is loaded, in full.</summary>
    /// <param name="image">The image.</param>
    /// <param name="digest">The digest of what its names point to in the archive.</param>
    ImmutableArray<string> NamesOf(ExportImage image, Digest digest);

    /// <summary>Returns the format of the archive that the engine reads best.</summary>
    string FormatOf(ExportImage image);

    /// <summary>Finds an image by its content.</summary>
    /// <param name="image">The image.</param>
    /// <param name="digest">The digest of what its names point to in the archive.</param>
    /// <param name="cancellationToken">Cancels the question.</param>
    /// <returns>The engine's image; null when it has none that is complete.</returns>
    /// <exception cref="EngineException">The engine does not answer.</exception>
    Task<EngineImage?> FindAsync(ExportImage image, Digest digest, CancellationToken cancellationToken);

    /// <summary>Returns whether the engine has the layers that a delta leaves out.</summary>
    /// <param name="omitted">The layers.</param>
    /// <param name="cancellationToken">Cancels the question.</param>
    /// <exception cref="EngineException">The engine does not answer.</exception>
    Task<bool> HasBaseAsync(OmittedLayers omitted, CancellationToken cancellationToken);

    /// <summary>Adds a name to an image. It no longer leads to another one.</summary>
    /// <param name="image">The engine's image.</param>
    /// <param name="name">The name in full.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="EngineException">The engine refused.</exception>
    Task TagAsync(EngineImage image, string name, CancellationToken cancellationToken);

    /// <summary>Has the engine read an archive.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="cancellationToken">Cancels it; the engine then does not get the end of the archive.</param>
    /// <returns>What the engine answered, line by line.</returns>
    /// <exception cref="RegistryPullException">Content failed, or the engine refused.</exception>
    Task<ImmutableArray<string>> ImportAsync(EngineArchive archive, CancellationToken cancellationToken);
}
