using RegistryPull.Exporting;


namespace RegistryPull.Caching;

/// <summary>Blobs that earlier pulls have kept. Nothing that goes wrong with them is a reason to fail: the registry has them, too.</summary>
internal interface IBlobCache
{
    /// <summary>Fills a window and completes it.</summary>
    /// <returns>Whether it holds its verified blob; else it holds what it held, or nothing.</returns>
    /// <exception cref="OutputException">The window cannot be written.</exception>
    bool TryFill(IBlobWindow window, CancellationToken cancellationToken);

    /// <summary>Keeps what a window holds, complete and verified.</summary>
    /// <param name="window">The window; only one of a file can be read back.</param>
    /// <param name="reserve">How many bytes must stay free for the pull itself.</param>
    /// <param name="cancellationToken">Ends it, and nothing is kept.</param>
    void Keep(IBlobWindow window, long reserve, CancellationToken cancellationToken);

    /// <summary>Opens a blob as a stream, after it was verified.</summary>
    /// <returns>The stream, which verifies once more; null when the blob is not there.</returns>
    Task<Stream?> OpenAsync(Descriptor blob, CancellationToken cancellationToken);

    /// <summary>Keeps what passes through a stream that verifies itself, once all of it has.</summary>
    /// <returns>The stream to read instead; it disposes of the other.</returns>
    Stream KeepFrom(Stream content, Descriptor blob);
}
