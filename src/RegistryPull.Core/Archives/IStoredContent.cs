namespace RegistryPull.Archives;

/// <summary>Bytes on disk that can be read at any position, by several threads at once.</summary>
internal interface IStoredContent : IDisposable
{
    /// <summary>Gets the path of the file, for messages.</summary>
    string Source { get; }

    /// <summary>Gets the number of bytes.</summary>
    long Length { get; }

    /// <summary>Reads bytes.</summary>
    /// <param name="buffer">Where they go.</param>
    /// <param name="position">Where to start.</param>
    /// <returns>The number of bytes; 0 at the end.</returns>
    /// <exception cref="InvalidContentException">The file cannot be read.</exception>
    int Read(Span<byte> buffer, long position);
}
