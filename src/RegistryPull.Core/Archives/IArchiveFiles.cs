using RegistryPull.Layers;

namespace RegistryPull.Archives;

/// <summary>The files of an archive or directory, by name.</summary>
internal interface IArchiveFiles : IDisposable
{
    /// <summary>Gets the path of the archive or directory, for messages.</summary>
    string Path { get; }

    /// <summary>Gets what the reading of the headers found; null for a directory, which has none.</summary>
    ArchiveTable? Table => null;

    /// <summary>Finds a file, without reading it.</summary>
    /// <param name="name">A normal name (<see cref="ArchivePath"/>).</param>
    /// <returns>Its number of bytes; null when there is none.</returns>
    /// <exception cref="InvalidContentException">The name leads out of the archive, or to something that is not a
    /// file.</exception>
    long? Find(string name);

    /// <summary>Reads the first bytes of a file, which tell how it is compressed.</summary>
    /// <param name="name">A normal name.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>At most <see cref="CompressionDetector.Length"/> bytes; null when there is no such file.</returns>
    async ValueTask<ReadOnlyMemory<byte>?> PeekAsync(string name, CancellationToken cancellationToken)
    {
        using var content = await TryOpenAsync(name, cancellationToken).ConfigureAwait(false);
        if (content is null)
        {
            return null;
        }

        var start = new byte[CompressionDetector.Length];
        return start.AsMemory(0, content.Read(start, 0));
    }

    /// <summary>Opens a file.</summary>
    /// <param name="name">A normal name.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <returns>The content; null when there is none.</returns>
    /// <exception cref="InvalidContentException">The name leads out of the archive, or to something that is not a
    /// file.</exception>
    ValueTask<IStoredContent?> TryOpenAsync(string name, CancellationToken cancellationToken);
}
